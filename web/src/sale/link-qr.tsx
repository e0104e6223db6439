import { drawQr, pathOfRuns } from "../voucher/qr.ts";

/** The QR code of a link: any phone's camera opens the play page with the code filled in. Dark on white in every scheme. */
export function LinkQr({ link, label }: { readonly link: string; readonly label: string }) {
  const { size, runs } = drawQr(link);
  return (
    <svg
      class="link-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
      focusable="false"
    >
      <rect fill="#fff" width={size} height={size} />
      <path fill="#000" d={pathOfRuns(runs)} />
    </svg>
  );
}
