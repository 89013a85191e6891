/**
 * A mistake in what the caller gave (path, option, file, configuration), told in one line that says what to do.
 * The command line prints it and ends with exit code 2. Anything else that is thrown is a fault of the program.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The one-line text of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
