import type { TicketRule, TicketSettings } from '../../domain/evidence/ticket-settings.js';
import type { Ticket } from '../../domain/evidence/tickets.js';
import { DEFAULT_RULES } from './default-rules.js';
import { plain } from './status.js';

/** What rules look at. Nothing of it is kept. */
export interface Described {
  types: readonly string[];
  labels: readonly string[];
  title: string;
}

export type Classified = Pick<Ticket, 'kind' | 'kindBasis' | 'emergency' | 'emergencyBasis'>;

/** Rules ready to be asked: those of the configuration first, then the built-in ones that are not switched off. */
export function compileRules({ rules }: TicketSettings): CompiledRule[] {
  const off = new Set(rules.off);
  return [...rules.add, ...DEFAULT_RULES.filter(({ name }) => !off.has(name))].map(compile);
}

/** Names in `tickets.rules.off` that no built-in rule has. */
export function unknownRules({ rules }: TicketSettings): string[] {
  return rules.off.filter((name) => !DEFAULT_RULES.some((rule) => rule.name === name)).sort();
}

interface CompiledRule {
  rule: TicketRule;
  fits(ticket: Described): boolean;
}

function compile(rule: TicketRule): CompiledRule {
  if (rule.field === 'title') {
    const words = rule.words.map((word) =>
      plain(word)
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\s+/g, '\\s+'),
    );
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.join('|')})(?![\\p{L}\\p{N}_])`, 'u');
    return { rule, fits: ({ title }) => pattern.test(plain(title.slice(0, 2000))) };
  }
  const words = new Set(rule.words.map(plain));
  const values = (ticket: Described) => (rule.field === 'type' ? ticket.types : ticket.labels);
  return {
    rule,
    fits: (ticket) => values(ticket).some((value) => words.has(plain(value)) || words.has(lastPart(value))),
  };
}

/** Labels are often grouped: `kind/bug`, `type: bug`. */
function lastPart(value: string): string {
  return plain(value.slice(Math.max(value.lastIndexOf('/'), value.lastIndexOf(':')) + 1));
}

/** The kind by the first rule that fits, and whether any rule calls it an emergency; each with the name of the rule. */
export function classify(ticket: Described, rules: readonly CompiledRule[]): Classified {
  const kind = rules.find(({ rule, fits }) => rule.kind !== undefined && fits(ticket))?.rule;
  const emergency = rules.find(({ rule, fits }) => rule.emergency === true && fits(ticket))?.rule;
  return {
    kind: kind?.kind ?? 'unknown',
    kindBasis: basisOf(kind),
    emergency: emergency !== undefined,
    emergencyBasis: basisOf(emergency),
  };
}

function basisOf(rule: TicketRule | undefined): string {
  return rule === undefined ? 'none' : `${rule.field}: ${rule.name}`;
}
