import type { AddonFile, Scanned } from './attribution.js';
import { copied } from './lines.js';
import { EXCEPTION, FRAME, MODEL_NAMED, TEMPLATE, TRACEBACK } from './patterns.js';

/** Files of no code that anybody wrote: imports, decorators, expressions, compiled templates. */
const NO_FILE = /^<|^ir\.actions\.server\(/;
const CHAIN = /^(?:During handling of the above exception|The above exception was the direct cause)/;

interface Place extends AddonFile {
  code: string;
}

interface Block {
  /** Deepest frame in scanned code. */
  deepest: Place | null;
  /** Deepest frame of all, without what is before the addons or Odoo's own folder. */
  last: string;
}

/** What the lines of a record with an error tell. */
export interface ErrorFacts {
  exception: string;
  message: string;
  origin: Place | null;
  /** Deepest frame, for telling errors apart; never shown. */
  place: string;
  involved: string[];
  template: string | null;
  model: string | null;
}

/** Reads an error's lines as they come; keeps places, never lines. */
export class TracebackReader {
  private blocks: Block[] = [];
  private block: Block | null = null;
  private state: 'before' | 'frames' | 'after' = 'before';
  private exception = '';
  private message = '';
  private readonly involved = new Set<string>();
  private template: string | null = null;
  private model: string | null = null;
  private chained = false;

  constructor(
    private readonly scanned: Scanned,
    first: string,
  ) {
    this.note(first);
  }

  /** Whether a traceback was read to its end, so that another one without a chain belongs to another record. */
  get complete(): boolean {
    return this.state === 'after' && !this.chained;
  }

  line(text: string): void {
    if (text.startsWith(TRACEBACK)) {
      if (this.blocks.length >= 20) this.blocks.splice(1, 1);
      this.block = { deepest: null, last: '' };
      this.blocks.push(this.block);
      this.state = 'frames';
      this.chained = false;
      return;
    }
    if (this.state === 'frames') this.inFrames(text);
    else this.note(text);
    if (CHAIN.test(text)) this.chained = true;
  }

  private inFrames(text: string): void {
    if (text === '' || text.startsWith(' ') || text.startsWith('\t')) {
      const frame = FRAME.exec(text);
      if (frame) this.frame(frame[1]!, frame[2]!);
      return;
    }
    const found = EXCEPTION.exec(text);
    if (!found) return;
    this.exception = copied(found[1]!);
    this.message = copied((found[2] ?? '').slice(0, 500));
    this.state = 'after';
    this.note(text);
  }

  private frame(file: string, code: string): void {
    if (NO_FILE.test(file)) return;
    const name = copied(code);
    const known = this.scanned.ofPath(file);
    if (known) {
      this.block!.deepest = { ...known, code: name };
      this.involved.add(known.addon);
    }
    this.block!.last = `${commonPart(file)}:${name}`;
  }

  private note(text: string): void {
    const template = TEMPLATE.exec(text);
    if (template) this.template = copied(template[1]!);
    if (this.model === null) {
      const model = MODEL_NAMED.exec(text.length > 4000 ? text.slice(0, 4000) : text);
      if (model) this.model = copied(model[1] ?? model[2]!);
    }
  }

  /** The raised exception is the last; its cause, the block before, is asked where it has no frame in scanned code. */
  finish(): ErrorFacts {
    const origin = this.blocks.findLast(({ deepest }) => deepest !== null)?.deepest ?? null;
    return {
      exception: this.exception,
      message: this.message,
      origin,
      place: this.blocks.at(-1)?.last ?? '',
      involved: [...this.involved].filter((addon) => addon !== origin?.addon).sort(),
      template: this.template,
      model: this.model,
    };
  }
}

/** A path without the prefix of its machine. */
function commonPart(file: string): string {
  const parts = file.split(/\/(?:addons|site-packages|dist-packages|odoo)\//);
  return parts.length > 1 ? parts.at(-1)! : file.slice(file.lastIndexOf('/') + 1);
}
