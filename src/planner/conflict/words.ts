import type { Instance } from '../instance.js';
import { resourceName } from '../promises.js';
import type { Clause } from './clauses.js';
import type { ConflictConstraint } from './types.js';

export function describe(instance: Instance, clause: Clause): ConflictConstraint {
  const { kind } = clause;
  const sprint = 'sprint' in clause ? { sprint: clause.sprint } : {};
  switch (kind) {
    case 'pin':
      return {
        kind,
        subject: clause.id,
        ...sprint,
        text:
          clause.sprint <= instance.fixed && clause.on !== null
            ? `${clause.id} is pinned to sprint ${clause.sprint}, which is done or active and stays as it is`
            : `${named(instance, clause)} is pinned to sprint ${clause.sprint}`,
      };
    case 'deadline':
      return {
        kind,
        subject: clause.id,
        ...sprint,
        text:
          clause.sprint <= instance.fixed
            ? `${clause.id} is due by sprint ${clause.sprint}, which is done or active and stays as it is`
            : `${named(instance, clause)} is due by sprint ${clause.sprint}`,
      };
    case 'not-before':
      return {
        kind,
        subject: clause.id,
        ...sprint,
        text: `${named(instance, clause)} cannot begin before sprint ${clause.sprint}`,
      };
    case 'dependency': {
      const other =
        clause.other === null ? `${clause.otherId}, which is not among the items` : itemText(instance, clause.other);
      return {
        kind,
        subject: clause.id,
        otherId: clause.otherId,
        text: `${itemText(instance, clause.item)} waits for ${other}`,
      };
    }
    case 'capacity': {
      const hours = instance.resources[clause.resource]!.capacity[clause.sprint]!;
      const text = `sprint ${clause.sprint} has ${hoursText(hours)} for ${resourceName(instance, clause.resource)}`;
      const { kind: of, name } = instance.resources[clause.resource]!;
      return { kind, subject: `sprint ${clause.sprint}`, ...sprint, resource: { kind: of, name }, text };
    }
  }
}

/** The item as the caller named it, with its hours; for one in parts those of the part the word is on. */
function named(instance: Instance, { id, item }: { id: string; item: number }): string {
  return instance.ids[item] === id ? itemText(instance, item) : id;
}

function itemText({ ids, hours }: Instance, item: number): string {
  return `${ids[item]} (${hoursText(hours[item]!)})`;
}

/** Hours with one digit. `up`: rounded up, for what is asked for and must be enough. */
export function hoursText(hours: number, up = false): string {
  return `${(up ? Math.ceil(hours * 10 - 1e-6) : Math.round(hours * 10)) / 10} h`;
}

export function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
