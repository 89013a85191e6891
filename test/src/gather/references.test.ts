import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Discovery } from '../../../src/discovery/discover.js';
import { readHistory } from '../../../src/evidence/git/index.js';
import { referencesOf } from '../../../src/gather/history.js';
import { addonSource } from '../../helpers/source.js';
import { python } from '../../scoring/library.js';
import { lines, TestRepo } from '../evidence/git/repo.js';

const ADDONS = ['bakery_oven', 'bakery_sale'];
const file = (addon: string, count: number) => ({ [`${addon}/models.py`]: lines(count) });

/** Commits that name tickets, and commits whose names count for nothing. */
function bakeryRepo(...remotes: string[]): TestRepo {
  const repo = new TestRepo();
  for (const [index, url] of remotes.entries()) repo.git('remote', 'add', `remote${index}`, url);
  repo.commit({
    subject: '[ADD] ovens',
    on: '2026-01-01',
    files: { ...file('bakery_oven', 5), ...file('bakery_sale', 5) },
  });
  repo.commit({
    subject: '[FIX] bakery_oven: heat (#12)',
    body: 'BAK-9',
    on: '2026-01-02',
    files: file('bakery_oven', 6),
  });
  repo.commit({
    subject: '[IMP] both, BAK-10',
    on: '2026-01-03',
    files: { ...file('bakery_oven', 7), ...file('bakery_sale', 6) },
  });
  repo.commit({ subject: '[MIG] bakery_oven, BAK-11', on: '2026-01-04', files: file('bakery_oven', 8) });
  repo.commit({ subject: '[FIX] words, BAK-12', on: '2026-01-05', files: { 'README.md': 'x' } });
  return repo;
}

async function references(repo: TestRepo): Promise<string[]> {
  const inputs = ADDONS.map((name) => ({
    source: addonSource(name, { python: [python('models.py', 8)] }),
    directory: path.join(repo.root, name),
  }));
  const history = await readHistory(inputs);
  const found = { addons: inputs.map(({ source, directory }) => ({ addon: source.addon, directory })) };
  return referencesOf(history, found as unknown as Discovery)
    .map(({ name, addon }) => `${name} ${addon}`)
    .sort();
}

const KEYS = ['BAK-10 bakery_oven', 'BAK-10 bakery_sale', 'BAK-9 bakery_oven'];

describe('tickets that commits name', () => {
  it('come from changes by people to the code of an addon', async () => {
    expect(await references(bakeryRepo())).toEqual(KEYS);
  });

  it('are issues of the repository where it has one address', async () => {
    const repo = bakeryRepo('https://ines:secret@github.com/harbour/bakery.git');
    expect(await references(repo)).toEqual([...KEYS, 'harbour/bakery#12 bakery_oven']);
  });

  it('are no issues where the checkout has two', async () => {
    const repo = bakeryRepo('git@github.com:harbour/bakery.git', 'https://github.com/omar/bakery');
    expect(await references(repo)).toEqual(KEYS);
  });
});
