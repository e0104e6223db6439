/** Line drawings of the four steps on a 48-unit square. The red seal is closed, then broken. */

const PATHS: readonly { readonly lines: readonly string[]; readonly seal?: string }[] = [
  { lines: ["M5 12h38v26H5Z", "M5 12l19 15L43 12"], seal: "M24 21a6 6 0 1 0 .01 0Z" },
  {
    lines: [
      "M4 15h28v6a3 3 0 0 0 0 6v6H4v-6a3 3 0 0 0 0-6Z",
      "M12 15v18",
      "M17 21h9M17 27h6",
      "M36 24h8M40.5 20l4 4l-4 4",
    ],
  },
  {
    lines: [
      "M5 20v20h38V20",
      "M5 20L24 7l19 13",
      "M5 20l14 11M43 20L29 31",
      "M24 26c-6-5-6-10 0-14c6 4 6 9 0 14ZM24 17v14",
    ],
    seal: "M20 36a4.5 4.5 0 0 1 2-7l1 4l4-3a4.5 4.5 0 0 1-1 7Z",
  },
  {
    lines: [
      "M8 5h24v16M8 5v38h16",
      "M14 13h12M14 20h9M14 27h6",
      "M33 25a9 9 0 1 0 .01 0Z",
      "M39.5 40.5L44 45",
      "M29 34l3 3l5-6",
    ],
  },
];

/** Decorative: the step is told beside it. @param step from 1 to 4 */
export function StepDrawing({ step }: { readonly step: number }) {
  const drawing = PATHS[step - 1];
  return (
    <svg class="drawing" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {drawing?.lines.map((line) => (
        <path key={line} d={line} />
      ))}
      {drawing?.seal && <path class="step-seal" d={drawing.seal} />}
    </svg>
  );
}
