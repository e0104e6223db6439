/** Made by web/pdf-fonts.ts when the site is built. */
declare module "virtual:voucher-fonts" {
  const fonts: import("./font-file.ts").VoucherFonts;
  export default fonts;
}
