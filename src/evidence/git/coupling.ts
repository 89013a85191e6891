import type { Coupled } from '../../domain/history.js';

/** Defaults of code-maat (adamtornhill/code-maat, app.clj): revisions, shared revisions, degree in percent, change-set size. */
const LEAST_COMMITS = 5;
const LEAST_SHARED = 5;
const LEAST_DEGREE = 30;
export const MOST_FILES = 30;

/** Counts which addons change in the same commits. */
export class Coupling {
  private readonly commits = new Map<string, number>();
  private readonly shared = new Map<string, Map<string, number>>();

  /** One commit: the addons it touched, each once. Commits of many files say nothing and are not to be added. */
  add(addons: ReadonlySet<string>): void {
    for (const addon of addons) {
      this.commits.set(addon, (this.commits.get(addon) ?? 0) + 1);
      if (addons.size === 1) continue;
      const row = this.shared.get(addon) ?? new Map<string, number>();
      this.shared.set(addon, row);
      for (const other of addons) if (other !== addon) row.set(other, (row.get(other) ?? 0) + 1);
    }
  }

  /** Addons coupled with one, strongest first. Degree = shared commits over the mean of both, as code-maat computes it. */
  of(addon: string): Coupled[] {
    const own = this.commits.get(addon) ?? 0;
    if (own < LEAST_COMMITS) return [];
    const coupled: Coupled[] = [];
    for (const [other, commits] of this.shared.get(addon) ?? []) {
      const theirs = this.commits.get(other) ?? 0;
      const degree = Math.round((1000 * commits) / ((own + theirs) / 2)) / 10;
      if (theirs >= LEAST_COMMITS && commits >= LEAST_SHARED && degree >= LEAST_DEGREE) {
        coupled.push({ addon: other, commits, degree });
      }
    }
    return coupled.sort((a, b) => b.degree - a.degree || (a.addon < b.addon ? -1 : 1));
  }
}
