import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referencesIn, repositoryAt } from '../../../src/evidence/ticket-references.js';

describe('tickets that a message names', () => {
  it.each([
    ['[FIX] bakery_oven: crumbs\n\nBAK-12', ['BAK-12']],
    ['BAK-12, BAK-13: crumbs (see https://bakery.example/browse/BAK-14).', ['BAK-12', 'BAK-13', 'BAK-14']],
    ['crumbs HT00012', ['HT00012']],
    ['task-123', ['task-123']],
    ['Task ID: 123', ['task-123']],
    ['Ticket #00042', ['ticket-42']],
    ['opw-1234567\nopw:7654321', ['opw-1234567', 'opw-7654321']],
    ['Closes #12, fixes GH-13', ['#12', '#13', 'GH-13']],
    ['Fixes Harbour/Crane#7', ['harbour/crane#7']],
    ['https://github.com/harbour/crane/issues/8', ['harbour/crane#8']],
  ])('%j', (text, names) => expect(referencesIn(text)).toEqual(names));

  it.each([
    'https://github.com/harbour/crane/pull/8',
    'CVE-2026-12345 and AGPL-3-or-later',
    'bak-12 and BAK12 and BAK-012',
    'task 2 of 3, multitask-7, task-12.5',
    '&#123; color #12ab, #0',
    'page.html#12 and a/b/c#d',
    'BAK-1 BAK-2 BAK-3 BAK-4 BAK-5 BAK-6: everything merged in May',
  ])('none in %j', (text) => expect(referencesIn(text)).toEqual([]));

  it('whatever the text, in little time and never many', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => referencesIn(text).length <= 5));
    for (const piece of ['A', 'a/', 'task-', '#', 'A-1', '0', 'http://github.com/'])
      expect(referencesIn(piece.repeat(2_000_000 / piece.length)).length).toBeLessThanOrEqual(5);
  }, 20_000);
});

it.each([
  ['https://github.com/Harbour/crane.git', 'harbour/crane'],
  ['git@github.com:harbour/crane', 'harbour/crane'],
  ['ssh://git@github.com/harbour/crane.git', 'harbour/crane'],
  ['https://api.github.com/repos/harbour/crane/issues/12', 'harbour/crane'],
  ['https://github.com/harbour/crane/issues/12', 'harbour/crane'],
  ['https://gitlab.com/harbour/crane', null],
  ['https://evil.example/github.com/harbour/crane', null],
  ['', null],
])('the repository of %j is %j', (address, repository) => expect(repositoryAt(address)).toBe(repository));
