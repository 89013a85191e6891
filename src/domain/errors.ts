/**
 * A mistake in what the caller gave (path, option, file, configuration), told in one line that says what to do.
 * The command line prints it and ends with exit code 2. Anything else that is thrown is a fault of the program.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** Several mistakes that are told together, one line each, so that nobody mends them one run at a time. */
export class InputErrors extends InputError {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('; '));
  }
}

/** The one-line text of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
