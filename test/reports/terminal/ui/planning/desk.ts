import type { Pressed } from '../../../../../reports/terminal/ui/key-names.js';
import type { Ports } from '../../../../../reports/terminal/ui/ports.js';
import { openSession, type Session } from '../../../../../reports/terminal/ui/session.js';
import { quayState, Repository } from './quay.js';

const NAMED: Readonly<Record<string, [string, Pressed]>> = {
  Enter: ['\r', { return: true }],
  Esc: ['', { escape: true }],
  Clear: ['u', { ctrl: true }],
  Keep: ['k', { ctrl: true }],
  Redo: ['r', { ctrl: true }],
  Right: ['', { rightArrow: true }],
  Left: ['', { leftArrow: true }],
};

/** Somebody at a keyboard, with a repository and a planner. */
export class Desk {
  readonly session: Session;
  quitted = false;
  private readonly waiting: (() => void)[] = [];

  constructor(
    readonly repository = new Repository(),
    { columns = 80, rows = 24, ports = {} }: { columns?: number; rows?: number; ports?: Partial<Ports> } = {},
  ) {
    const all = repository.ports({
      quit: () => {
        this.quitted = true;
      },
      ...ports,
    });
    const first = quayState(repository.result, all.workspace, columns, rows);
    this.session = openSession(first, all, (work) => this.waiting.push(work));
    this.idle();
  }

  get state() {
    return this.session.state();
  }

  /** Presses keys one after the other: letters, or names of keys. */
  press(...keys: string[]): this {
    for (const key of keys) {
      const [input, flags] = NAMED[key] ?? [key, {}];
      this.session.press(input, flags);
    }
    return this.idle();
  }

  /** Types an answer over what stands there. */
  answer(text: string): this {
    return this.press('Clear', text, 'Enter');
  }

  /** Selects an item of the plan or of the backlog. */
  select(id: string): this {
    this.session.dispatch({ type: 'select', id });
    return this.idle();
  }

  /** Everything that waits for time has had it. */
  idle(): this {
    for (let work = this.waiting.shift(); work !== undefined; work = this.waiting.shift()) work();
    return this;
  }

  /** The screen as text. */
  get screen(): string {
    return this.session
      .frame()
      .map((line) => line.trimEnd())
      .join('\n');
  }

  /** Where an item is planned, or null. */
  sprintOf(id: string): number | null {
    return this.state.plan.sprints.find(({ items }) => items.some((one) => one.id === id))?.index ?? null;
  }

  /** Ids by sprint. */
  get places(): string[][] {
    return this.state.plan.sprints.map(({ items }) => items.map(({ id }) => id).sort());
  }
}
