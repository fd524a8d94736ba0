/** What a country is called; whatever is no code stands as it was written. */
export function countryName(country: string, language: string): string {
  return /^[A-Z]{2}$/.test(country)
    ? (new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country)
    : country;
}
