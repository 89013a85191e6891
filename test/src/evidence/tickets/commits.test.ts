import { describe, expect, it } from 'vitest';
import type { TicketSource } from '../../../../src/domain/evidence/tickets.js';
import { linksOf } from '../../../../src/evidence/tickets/commits.js';
import { readTickets } from '../../../../src/evidence/tickets/index.js';
import { SCANNED, settings, written } from './helpers.js';

const DAY = 86_400;
const LANDED = Date.parse('2026-03-10T12:00:00Z') / 1000;
const links = linksOf(
  ['BAK-9', 'HT00042', 'task-42', 'ticket-42', 'opw-42', 'harbour/crane#42', '#42'].map((name, index) => ({
    name,
    addon: `addon_${index}`,
    landed: LANDED,
  })),
);
const joined = (source: TicketSource, id: string, repository: string | null = null, landed = LANDED) =>
  links.addonsOf({ source, id, repository, created: landed * 1000 });

describe('a ticket joins the commits that name it', () => {
  it.each<[TicketSource, string, string[]]>([
    ['jira', 'BAK-9', ['addon_0']],
    ['oca-helpdesk', 'HT00042', ['addon_1']],
    ['odoo-project', '42', ['addon_2']],
    ['odoo-project', '__export__.project_task_42_0123abcd', ['addon_2']],
    ['odoo-helpdesk', '00042', ['addon_3']],
    ['zendesk', '42', ['addon_3']],
    ['csv', 'opw-42', ['addon_4']],
    ['csv', '42', []],
    ['csv', '#42', []],
    ['jira', '42', []],
    ['github', '42', []],
  ])('%s %s', (source, id, addons) => expect(joined(source, id)).toEqual(addons));

  it('of GitHub where the repository is the same one', () => {
    expect(joined('github', '42', 'harbour/crane')).toEqual(['addon_5']);
    expect(joined('github', '42', 'harbour/berth')).toEqual([]);
  });

  it('not where they landed before it was written, a day for clocks aside', () => {
    expect(joined('jira', 'BAK-9', null, LANDED + DAY)).toEqual(['addon_0']);
    expect(joined('jira', 'BAK-9', null, LANDED + DAY + 1)).toEqual([]);
  });
});

it('a file of GitHub says of which repository it is, and the address is not kept', async () => {
  const issue = (number: number, url: string) => ({ number, state: 'OPEN', createdAt: '2026-03-01T08:00:00Z', url });
  const file = written(
    'issues.json',
    JSON.stringify([
      issue(7, 'https://github.com/Harbour/crane/issues/7'),
      issue(8, 'https://github.com/harbour/berth/issues/8'),
    ]),
  );
  const references = [
    { name: 'harbour/crane#7', addon: 'harbour_crane', landed: LANDED },
    { name: 'harbour/crane#8', addon: 'harbour_crane', landed: LANDED },
  ];
  const { tickets } = await readTickets([file], settings({}), SCANNED, { commits: linksOf(references) });
  expect(tickets.map(({ id, addons }) => [id, addons])).toEqual([
    ['7', [{ name: 'harbour_crane', basis: 'commit', confidence: 0.9 }]],
    ['8', []],
  ]);
  expect(JSON.stringify(tickets)).not.toContain('github.com');
});
