/** The built site, which does not exist when types are checked. */
declare module "*/dist/web/server/entry.worker.js" {
  const renderPage: import("./app.ts").PageRenderer;
  export default renderPage;
}
