import { InputError, messageOf } from '../domain/errors.js';
import type { Applied, Decisions, Edit, Refreshed, Workspace } from '../domain/workspace.js';
import { changeWhole } from '../files/change.js';
import { type Files, plainError } from '../files/files.js';
import { type Change, changeOf } from './changes.js';
import { canonical, dataOf, type OpenFile, textOf } from './document.js';
import type { FileKey } from './slots.js';
import { aboutOf, wordsOf } from './words.js';

/** An edit that was made, with what it takes to make the opposite one. */
interface Step extends Change {
  words: string;
  about: string;
  /** The texts around it: where the file still is the one, it becomes the other, to the byte. Null for old steps. */
  texts: { before: string | null; after: string | null } | null;
}

/** Steps that keep their texts; older ones are undone by their values alone. */
const EXACT_STEPS = 200;

/** Somebody else has decided the same thing otherwise. */
class Conflict extends InputError {}

interface Put {
  /** The file is this, it becomes that, without asking what the text says. */
  exact: { from: string | null; to: string | null } | null;
  /** Text that entries that come back are taken from. */
  donor: string | null;
}

/** A session with the two files; see `Workspace`. */
export class Session implements Workspace {
  private readonly done: Step[] = [];
  private readonly undone: Step[] = [];

  constructor(
    private readonly open: Record<FileKey, OpenFile>,
    private readonly files: Files,
  ) {}

  state(): Decisions {
    return { register: this.open.register.data, planFile: this.open.planFile.data } as Decisions;
  }

  apply(edit: Edit): Applied {
    return this.guarded(() => {
      const change = changeOf(edit, this.state());
      const step: Step = { ...change, words: wordsOf(edit), about: aboutOf(edit), texts: null };
      const { merged, wrote } = this.put(step, { exact: null, donor: null });
      if (wrote) {
        this.undone.length = 0;
        this.remember(step);
      }
      return { ok: true, merged };
    });
  }

  undo(): Applied {
    return this.goBack(this.done, this.undone, 'there is nothing to undo in this session');
  }

  redo(): Applied {
    return this.goBack(this.undone, this.done, 'there is nothing to redo in this session');
  }

  canUndo(): string | null {
    return this.done.at(-1)?.words ?? null;
  }

  canRedo(): string | null {
    return this.undone.at(-1)?.words ?? null;
  }

  refresh(): Refreshed {
    const changed: string[] = [];
    const problems: string[] = [];
    for (const file of Object.values(this.open)) {
      try {
        const text = textOf(file.absolute, file.shown, this.files);
        if (text === file.text) continue;
        this.take(file, text, dataOf(file.key, text, file.shown));
        changed.push(file.shown);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        problems.push(error.message);
      }
    }
    return { changed, problems };
  }

  /** Makes the opposite of the last step of a stack, which is then the last one of the other. */
  private goBack(stack: Step[], other: Step[], nothing: string): Applied {
    const last = stack.at(-1);
    if (last === undefined) return { ok: false, why: nothing };
    const isUndo = stack === this.done;
    const { from, to, texts } = last;
    const step: Step = { ...last, ...(isUndo ? { from: to, to: from } : {}), whole: false, texts: null };
    const exact = texts && (isUndo ? { from: texts.after, to: texts.before } : { from: texts.before, to: texts.after });
    return this.guarded(
      () => {
        const { merged } = this.put(step, { exact, donor: exact?.to ?? null });
        stack.pop();
        other.push({
          ...last,
          ...(isUndo ? { from: step.to, to: step.from } : { from: step.from, to: step.to }),
          texts,
        });
        return { ok: true, merged };
      },
      // It can never be made any more; what was done before it can.
      () => stack.pop(),
    );
  }

  /** Brings the step onto the disk, and then into the state. `wrote` is false where the file said so before. */
  private put(step: Step, { exact, donor }: Put): { merged: boolean; wrote: boolean } {
    const file = this.open[step.slot.file];
    const seen = file.data;
    let read = { text: file.text, data: seen };
    let made = read;
    let wrote = false;
    this.change(file, (now) => {
      read = now === file.text ? read : { text: now, data: dataOf(file.key, now, file.shown) };
      made = read;
      wrote = false;
      if (canonical(step.slot.read(read.data)) === canonical(step.to) && !step.whole) return null;
      this.refuseConflict(step, file, read);
      made = exact?.to != null && exact.from === now ? reread(file, exact.to) : written(step, file, read, donor);
      wrote = made.text !== now;
      return made.text;
    });
    const merged = read.text !== file.text;
    this.take(file, made.text, made.data);
    step.texts = { before: read.text, after: made.text };
    step.to = step.slot.read(made.data);
    return { merged, wrote };
  }

  /** @throws InputError for what the disk, a lock or the kind of file stands against; faults of the program as they are. */
  private change(file: OpenFile, change: (now: string | null) => string | null): void {
    try {
      changeWhole(file.absolute, change, this.files);
    } catch (error) {
      if (error instanceof InputError || isFault(error)) throw error;
      throw new InputError(`${file.shown}: cannot be written: ${plainError(error)}`);
    }
  }

  private refuseConflict(step: Step, file: OpenFile, read: Pick<OpenFile, 'text' | 'data'>): void {
    const isMine = canonical(step.slot.read(read.data)) === canonical(step.from);
    const isWhole = !step.whole || read.text === file.text || canonical(read.data) === canonical(file.data);
    if (isMine && isWhole) return;
    this.take(file, read.text, read.data);
    throw new Conflict(
      isMine
        ? `${file.shown}: somebody else has changed it since this plan was made; plan anew, then save`
        : `${file.shown}: somebody else has changed the ${step.about} meanwhile; nothing was overwritten`,
    );
  }

  private take(file: OpenFile, text: string | null, data: OpenFile['data']): void {
    file.text = text;
    file.data = data;
  }

  private remember(step: Step): void {
    this.done.push(step);
    const old = this.done.at(-1 - EXACT_STEPS);
    if (old !== undefined) old.texts = null;
  }

  /** What stands against an edit is told in one line; faults of the program are passed on. */
  private guarded(work: () => Applied, onConflict?: () => void): Applied {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      if (error instanceof Conflict) onConflict?.();
      return { ok: false, why: error.message.replace(/\s+/g, ' ') };
    }
  }
}

function written(step: Step, file: OpenFile, read: Pick<OpenFile, 'text' | 'data'>, donor: string | null) {
  const next = textFor(step, file, read, donor);
  const data = dataOf(file.key, next.text, file.shown);
  if (canonical(data) === canonical(next.data)) return { text: next.text, data };
  throw new InputError(`${file.shown}: ${BY_HAND}`);
}

const BY_HAND = 'an anchor or alias in it stands against this change; make it by hand';

function textFor(step: Step, file: OpenFile, read: Pick<OpenFile, 'text' | 'data'>, donor: string | null) {
  try {
    return step.slot.write(read.text, read.data, step.to, donor);
  } catch (error) {
    if (!/alias|anchor/i.test(messageOf(error))) throw error;
    throw new InputError(`${file.shown}: ${BY_HAND}`);
  }
}

function reread(file: OpenFile, text: string): Pick<OpenFile, 'text' | 'data'> {
  return { text, data: dataOf(file.key, text, file.shown) };
}

function isFault(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
}
