import type { ScenarioChange } from './scenario.js';

/** Sentences on what a scenario changes. Numbers come in as they are. */
export interface ScenarioWords {
  sprints(sprints: number): string;
  capacity(hours: number): string;
  reserve(percent: number): string;
  reserveOfClasses(percent: number): string;
  upgradeBySprint(items: number, sprint: number): string;
  upgradeByDay(items: number, day: string): string;
  longer(sprint: number): string;
  retireFirst(items: number): string;
  tooMuch(items: number): string;
  nothing: string;
}

const number = (value: number) => String(Math.round(value * 100) / 100);
const items = (value: number) => `${value} ${value === 1 ? 'item' : 'items'}`;

/** The English wording. */
export const SCENARIO_WORDS: ScenarioWords = {
  sprints: (sprints) => `${sprints} sprints.`,
  capacity: (hours) =>
    `The team has ${number(hours)} h in a sprint; sprints with hours of their own change in proportion.`,
  reserve: (percent) => `${number(percent)} % of the capacity are reserved for debt.`,
  reserveOfClasses: (percent) =>
    `${number(percent)} % of the capacity are reserved for debt; the parts of the classes change in proportion.`,
  upgradeBySprint: (value, sprint) => `All upgrade work (${items(value)}) is done by the end of sprint ${sprint}.`,
  upgradeByDay: (value, day) => `All upgrade work (${items(value)}) is done by ${day}.`,
  longer: (sprint) => `The plan goes on up to sprint ${sprint} for that.`,
  retireFirst: (value) =>
    `Addons are retired and replaced first (${items(value)}, with what they wait for); ` +
    'other items get the hours that remain, apart from what is pinned or due.',
  tooMuch: (value) => `${value} of them ${value === 1 ? 'does' : 'do'} not fit into the plan even so.`,
  nothing: 'As it is.',
};

function sentenceOf(change: ScenarioChange, words: ScenarioWords): string {
  switch (change.kind) {
    case 'sprints':
      return words.sprints(change.sprints);
    case 'capacity':
      return words.capacity(change.hours);
    case 'reserve':
      return change.classes ? words.reserveOfClasses(change.percent) : words.reserve(change.percent);
    case 'upgrade-by':
      return typeof change.by === 'number'
        ? words.upgradeBySprint(change.items, change.by)
        : words.upgradeByDay(change.items, change.by);
    case 'longer':
      return words.longer(change.sprint);
    case 'retire-first':
      return words.retireFirst(change.items);
    case 'too-much':
      return words.tooMuch(change.items);
  }
}

/** What a scenario changes, in the words given. */
export function scenarioText(changes: readonly ScenarioChange[], words: ScenarioWords = SCENARIO_WORDS): string {
  return changes.length === 0 ? words.nothing : changes.map((change) => sentenceOf(change, words)).join(' ');
}
