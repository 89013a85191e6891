import type { ScannedCode } from '../../domain/evidence/scanned-code.js';
import type { Ticket } from '../../domain/evidence/tickets.js';
import { plain } from './status.js';

type Attribution = Ticket['addons'][number];

/** How sure each way of telling is; knowledge of how often such a mention means the addon, not measured. */
export const CONFIDENCE = { field: 1, commit: 0.9, traceback: 0.8, text: 0.4 } as const;

/** A stack frame of Python. */
const FRAME = /File "([^"\n]{1,500})", line \d+, in /g;
/** Technical names: addons, models, XML ids. */
const NAME = /(?<![\w.])[a-z][a-z0-9_]{1,63}(?:\.[a-z0-9_]{1,63}){0,5}(?![\w])/g;
/** Text that is looked at; what is longer holds no more names. */
const LONGEST = 200_000;

/** Says to which scanned addons a ticket belongs, surest first; for each addon only the surest way is kept. */
export class Attributor {
  private readonly addons: ReadonlySet<string>;
  private readonly components: ReadonlyMap<string, readonly string[]>;

  constructor(
    private readonly scanned: ScannedCode,
    components: Readonly<Record<string, string | readonly string[]>>,
  ) {
    this.addons = new Set(scanned.addons);
    this.components = new Map(
      Object.entries(components).map(([name, to]) => [plain(name), typeof to === 'string' ? [to] : to]),
    );
  }

  attribute(ticket: { fields: readonly string[]; text: string }): Attribution[] {
    const found: Attribution[] = [];
    const add = (basis: keyof typeof CONFIDENCE, names: Iterable<string>) => {
      for (const name of names) if (this.addons.has(name)) found.push({ name, basis, confidence: CONFIDENCE[basis] });
    };
    add(
      'field',
      ticket.fields.flatMap((value) => this.byField(value)),
    );
    const text = ticket.text.slice(0, LONGEST).replace(/&(?:quot|#34);/g, '"');
    add('traceback', this.byTraceback(text));
    add('text', this.byWords(text));
    return surest(found);
  }

  /** With the addons that the commits naming the ticket changed. */
  withCommits(found: readonly Attribution[], addons: readonly string[]): Attribution[] {
    const own = addons.filter((name) => this.addons.has(name));
    return surest([...found, ...own.map((name) => ({ name, basis: 'commit', confidence: CONFIDENCE.commit }))]);
  }

  /** What the configuration says of a component, or the addon of that very name; `addon: library_loan` too. */
  private byField(value: string): readonly string[] {
    const word = plain(value);
    const own = this.components.get(word);
    if (own !== undefined) return own;
    const last = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf(':')) + 1).trim();
    return [word, last];
  }

  /** The addon of the deepest frame in scanned code: frames are written outermost first. */
  private byTraceback(text: string): string[] {
    let deepest: string | null = null;
    for (const [, path] of text.matchAll(FRAME)) {
      const folders = path!.split(/[\\/]/).slice(0, -1);
      deepest = folders.findLast((folder) => this.addons.has(folder)) ?? deepest;
    }
    return deepest === null ? [] : [deepest];
  }

  /**
   * Names that are no everyday word: addons with an underscore, and models with a dot where one scanned addon declares them.
   */
  private byWords(text: string): string[] {
    const names: string[] = [];
    for (const [word] of text.matchAll(NAME)) {
      const head = word.split('.')[0]!;
      if (head.includes('_')) names.push(head);
      if (!word.includes('.')) continue;
      const declarers = this.scanned.declarers(word);
      if (declarers.length === 1) names.push(declarers[0]!);
    }
    return names;
  }
}

/** Of each addon the surest way, surest first. */
function surest(found: readonly Attribution[]): Attribution[] {
  const sorted = [...found].sort((a, b) => b.confidence - a.confidence || (a.name < b.name ? -1 : 1));
  const kept = new Map<string, Attribution>();
  for (const one of sorted) if (!kept.has(one.name)) kept.set(one.name, one);
  return [...kept.values()];
}
