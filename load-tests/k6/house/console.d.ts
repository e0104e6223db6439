/** k6 has a console, though its types leave it out: they take the browser's for granted. */
declare const console: { log(line: string): void };
