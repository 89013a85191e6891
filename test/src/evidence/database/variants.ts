export const SERIES = [14, 15, 16, 17, 18, 19];
/** Variants of a block by the series whose columns they are for. */
export const VARIANTS: Record<string, (series: number) => boolean> = {
  S11a: (series) => series <= 17,
  S11b: (series) => series >= 18,
  S13a: (series) => series <= 16,
  S13b: (series) => series >= 17,
  S18a: (series) => series <= 17,
  S18b: (series) => series >= 18,
  S25a: (series) => series === 14,
  S25b: (series) => series >= 15,
  S32a: (series) => series <= 16,
  S32b: (series) => series >= 17,
  S33a: (series) => series <= 15,
  S33b: (series) => series === 16,
  S33c: (series) => series >= 17,
  S34: (series) => series >= 18,
  S35a: (series) => series <= 17,
  S35b: (series) => series >= 18,
  // Odoo's own helpdesk, where these schemas have that of OCA.
  S40a: () => false,
  S40b: () => false,
  S41: () => false,
};

/** Everything that may differ from one run to the next. */
export const steady = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; v: number; rows: Record<string, unknown>[] })
    .filter(({ id }) => !['S07', 'S08', 'S29', 'S30', 'S38'].includes(id))
    .map(({ id, v, rows }) => ({ id, v, rows: rows.map((row) => ({ ...row, late_seconds: null })) }));
