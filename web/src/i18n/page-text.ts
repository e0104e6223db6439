/** What every page says of itself: its title and what search engines show under it. */
export interface PageText {
  readonly title: string;
  readonly description: string;
}
