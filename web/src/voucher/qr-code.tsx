import { component$ } from "@builder.io/qwik";
import { bareCode, drawQr, pathOfRuns } from "./qr.ts";

interface QrCodeProps {
  /** In display form. */
  readonly code: string;
  readonly label: string;
}

/** Dark on white in every scheme: scanners want it so. */
export const QrCode = component$<QrCodeProps>(({ code, label }) => {
  const { size, runs } = drawQr(bareCode(code));
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
      focusable="false"
    >
      <rect class="qr-ground" width={size} height={size} />
      <path class="qr-modules" d={pathOfRuns(runs)} />
    </svg>
  );
});
