import { component$ } from "@builder.io/qwik";
import { QwikCityProvider, RouterOutlet } from "@builder.io/qwik-city";
import figtree from "@typefaces/figtree.woff2?url";
import marcellus from "@typefaces/marcellus.woff2?url";
import { Head } from "./components/head.tsx";
import styles from "./styles/site.css?url";

export default component$(() => (
  <QwikCityProvider>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <link rel="stylesheet" href={styles} />
      <link rel="preload" as="font" type="font/woff2" href={marcellus} crossOrigin="anonymous" />
      <link rel="preload" as="font" type="font/woff2" href={figtree} crossOrigin="anonymous" />
      <Head />
    </head>
    <body>
      <RouterOutlet />
    </body>
  </QwikCityProvider>
));
