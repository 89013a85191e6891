import type { Result } from '../../src/domain/result.js';
import type { Installation } from '../../src/domain/score.js';

/** The verdict on the whole installation; null where none was made. */
export function installationOf(
  result: Result & { installation?: Installation | null | undefined },
): Installation | null {
  return result.installation ?? null;
}
