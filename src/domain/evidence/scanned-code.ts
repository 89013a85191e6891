/** What evidence has to know of the scanned code to say which addon something belongs to. */
export interface ScannedCode {
  /** Technical names. */
  addons: readonly string[];
  /** Scanned addons that create a model, and those that extend it. */
  declarers(model: string): readonly string[];
  extenders(model: string): readonly string[];
  /** Table of a model where its class names another than the usual one. */
  table(model: string): string | null;
  /** Web routes as written, `/harbour/<int:berth>`, with the addon that serves them. */
  routes: readonly { url: string; addon: string }[];
  /** Scheduled actions by the name their data gives them, which the server log repeats. */
  crons?: readonly { name: string; addon: string }[];
}
