import { describe, expect, it } from 'vitest';
import { bodyOf, closingText, pointsOf, sprintText } from '../../../reports/trackers/body.js';
import { safeName, workItems } from '../../../reports/trackers/work-items.js';
import { emptyHarbour, harbour } from '../harbour.js';
import { hostilePlan, without } from './plans.js';

describe('workItems', () => {
  it('has every item once, planned or not', () => {
    const result = harbour();
    const { open, closed } = workItems(result, {});
    expect(open.map(({ item }) => item.id).sort()).toEqual(result.items.map(({ id }) => id).sort());
    expect(new Set(open.map(({ key }) => key)).size).toBe(result.items.length);
    expect(open.filter(({ sprint }) => sprint === null).length).toBe(result.plan.unplanned.length);
    expect(closed).toEqual([]);
    expect(workItems(emptyHarbour(), {})).toEqual({ open: [], closed: [] });
  });

  it('puts an item after what it waits for', () => {
    const { open } = workItems(hostilePlan(), {});
    const at = new Map(open.map(({ key }, index) => [key, index]));
    expect(open.some(({ waitsFor }) => waitsFor.length > 0)).toBe(true);
    for (const { key, waitsFor } of open) {
      for (const other of waitsFor) expect(at.get(other.key)!).toBeLessThan(at.get(key)!);
    }
  });

  it('ends with items that wait for each other, and with a long chain', () => {
    const result = harbour();
    result.items[0]!.dependsOn = [result.items[1]!.id];
    result.items[1]!.dependsOn = [result.items[0]!.id];
    expect(workItems(result, {}).open).toHaveLength(result.items.length);
    const [first] = result.items;
    result.items = Array.from({ length: 20_000 }, (_, index) => {
      return { ...first!, id: `DEBT-${index}`, dependsOn: index < 19_999 ? [`DEBT-${index + 1}`] : [] };
    });
    expect(workItems(result, {}).open[0]!.key).toBe('DEBT-19999');
  });

  it('tells the sprints of an item that is done in parts, and their days', () => {
    const result = harbour();
    const [item] = result.items;
    for (const sprint of result.plan.sprints) sprint.items = sprint.items.filter(({ id }) => id !== item!.id);
    result.plan.sprints[1]!.items.push({ id: `${item!.id}#1`, hours: 1 });
    result.plan.sprints[5]!.items.push({ id: `${item!.id}#2`, hours: 1 });
    const { sprint } = workItems(result, {}).open.find((work) => work.item.id === item!.id)!;
    expect(sprint).toEqual({ first: 2, last: 6, start: '2026-09-21', due: '2026-11-29' });
    expect(sprintText(sprint!)).toBe('Sprints 2 to 6 (2026-09-21 to 2026-11-29)');
  });

  it('knows no last day where nothing says how long a sprint is', () => {
    const result = harbour();
    result.plan.sprints.splice(1);
    const { sprint } = workItems(result, {}).open.find((work) => work.sprint)!;
    expect(sprint).toMatchObject({ start: '2026-09-07', due: null });
    result.plan.sprints[0]!.start = null;
    expect(workItems(result, {}).open.find((work) => work.sprint)!.sprint).toMatchObject({ start: null, due: null });
  });

  it('closes what the new result has no longer, and says why', () => {
    const before = harbour();
    const after = without(before, [0, 3]);
    const gone = workItems(after, { previous: before });
    expect(gone.closed.map(({ item }) => item.id).sort()).toEqual([before.items[0]!.id, before.items[3]!.id].sort());
    expect(gone.closed.map(({ closed }) => closed)).toEqual(['gone', 'gone']);
    expect(gone.open.every(({ isNew }) => isNew === false)).toBe(true);

    const moved = structuredClone(after);
    moved.items[0]!.findings.push(before.items[0]!.findings[0]!);
    const [work] = workItems(moved, { previous: before }).closed.filter(({ item }) => item.id === before.items[0]!.id);
    expect(work).toMatchObject({ closed: 'moved', nowIn: [safeName(moved.items[0]!.id)] });
    expect(closingText(work!)).toContain(safeName(moved.items[0]!.id));

    const { id, rule, addon, path, line, severity, message } = before.findings.find(
      (finding) => finding.id === before.items[0]!.findings[0],
    )!;
    const entry = {
      id,
      rule,
      addon,
      path,
      line,
      severity,
      message,
      reason: 'we live with it',
      owner: null,
      until: null,
    };
    const accepted = { ...after, accepted: [{ ...entry, by: 'inline' as const, where: path, note: null }] };
    const states = workItems(accepted, { previous: before }).closed.map(({ closed }) => closed);
    expect(states.sort()).toEqual(['accepted', 'gone']);
  });

  it('marks as new what the earlier result did not have', () => {
    const result = harbour();
    const { open } = workItems(result, { previous: without(result, [2]) });
    expect(open.filter(({ isNew }) => isNew).map(({ item }) => item.id)).toEqual([result.items[2]!.id]);
  });

  it('gives an account only to owners that the caller named', () => {
    const result = hostilePlan();
    const accounts = (assignees: Record<string, string>) =>
      workItems(result, { assignees }).open.flatMap(({ assignee }) => assignee ?? []);
    expect(accounts({ mara: 'mara-k' })).toEqual(['mara-k']);
    result.items[1]!.owner = 'toString';
    expect(accounts({ mara: 'mara-k' })).toEqual([]);
  });

  it('cuts titles so that every tracker takes them, and leaves no half of a character', () => {
    const result = harbour();
    result.items[0]!.title = `${'x'.repeat(238)}🚢🚢`;
    result.items[1]!.title = ' \n ';
    const titles = workItems(result, {}).open.map(({ title }) => title);
    for (const title of titles) expect(title.length).toBeLessThanOrEqual(240);
    expect(titles.every((title) => title.trim() !== '' && !/\p{Cs}/u.test(title))).toBe(true);
  });
});

describe('bodyOf', () => {
  it('lists ten findings with their places and counts the rest', () => {
    const result = harbour();
    result.items[0]!.findings = result.findings.slice(0, 14).map(({ id }) => id);
    const work = workItems(result, {}).open.find(({ item }) => item.id === result.items[0]!.id)!;
    const part = bodyOf(work).find(({ heading }) => heading.startsWith('Findings'))!;
    expect(part.heading).toBe('Findings (14)');
    expect(part.lines).toHaveLength(11);
    expect(part.lines.at(-1)).toEqual({ text: 'and 4 more' });
    expect(part.lines[0]!.place).toMatch(/:\d+$/);
  });

  it('tells hours, value, sprint and what the item waits for', () => {
    const work = workItems(hostilePlan(), {}).open.find(({ waitsFor }) => waitsFor.length > 0)!;
    const texts = bodyOf(work).flatMap(({ lines }) => lines.map(({ text }) => text));
    expect(texts.some((text) => /^Hours: .* h/.test(text))).toBe(true);
    expect(texts.some((text) => /^Saves: .* hours a year$/.test(text))).toBe(true);
    expect(texts.some((text) => text.startsWith(`Waits for: ${work.waitsFor[0]!.title}`))).toBe(true);
    expect(texts.some((text) => /^(Planned|Not planned)/.test(text))).toBe(true);
  });
});

describe('pointsOf', () => {
  it('gives whole points only where a point is known', () => {
    const [work] = workItems(harbour(), {}).open;
    const item = { ...work!, item: { ...work!.item, hours: { p15: 5, p50: 9, p85: 12 } } };
    expect(pointsOf(item, 4)).toBe(2);
    expect(pointsOf(item, 100)).toBe(1);
    for (const none of [undefined, 0, -1, Number.NaN]) expect(pointsOf(item, none)).toBeNull();
  });
});

describe('safeName', () => {
  it('keeps what is safe and tells apart what is not', () => {
    expect(safeName('DEBT-38d60100a5')).toBe('DEBT-38d60100a5');
    const names = ['a:b', 'a b', 'a.b', '', '-', '../x', "'", '港'].map(safeName);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]*$/);
  });
});
