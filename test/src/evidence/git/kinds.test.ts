import { expect, it } from 'vitest';
import { isRealChange, kindOf } from '../../../../src/evidence/git/kinds.js';

it.each([
  ['[FIX] bakery: oven stays on', 'fix', true],
  ['[16.0][FIX] bakery: oven stays on', 'fix', true],
  ['[FIX]bakery:no space', 'fix', true],
  ['[FIX+IMP] bakery: two at once', 'fix', true],
  ['[IMP][FIX] bakery', 'fix', true],
  ['fix(harbour): crane swings', 'fix', true],
  ['fix!: crane swings', 'fix', true],
  ['Fixes the crane', 'fix', false],
  ['fixture for the crane', 'other', false],
  ['[IMP] bakery: nicer crust', 'improvement', true],
  ['feat: crust', 'addition', true],
  ['[REF] bakery: split', 'refactoring', true],
  ['[MIG] bakery: Migration to 16.0', 'migration', true],
  ['[16.0][MIG] bakery: fix tests', 'migration', true],
  ['[I18N] bakery: Polish', 'translation', true],
  ['[IMP] bakery: black, isort, prettier', 'formatting', true],
  ['[IMP] bakery: pre-commit auto fixes', 'formatting', true],
  ['[FIX] pylint', 'formatting', true],
  ['style: spaces', 'formatting', true],
  ['[IMP] bakery: black bread recipe', 'improvement', true],
  ['Revert "[IMP] bakery: nicer crust"', 'revert', true],
  ['[REV] bakery: crust', 'revert', true],
  ['bakery 16.0.1.0.2', 'release', true],
  ['[BOT] post-merge updates', 'bot', true],
  ['[UPD] README.rst', 'bot', true],
  ['[UPD] bakery: recipes of this year', 'other', false],
  ['Translated using Weblate (Polish)', 'bot', true],
  ['[ADD] bakery: new addon', 'addition', true],
  ['[ADD] icon.png', 'bot', true],
  ['bake more bread', 'other', false],
  ['', 'other', false],
] as const)('takes %j for %s', (subject, kind, tagged) => {
  expect(kindOf(subject, '', 'ines@bakery.example')).toEqual({ kind, tagged });
});

it('knows a revert by its body and a bot by its address', () => {
  expect(kindOf('[FIX] bakery: back', 'This reverts commit 0123abc.', 'a@b').kind).toBe('revert');
  expect(kindOf('update', '', '49699333+dependabot[bot]@users.noreply.github.com').kind).toBe('bot');
  expect(kindOf('update', '', 'oca-git-bot@odoo-community.org').kind).toBe('bot');
});

it('calls real what a person changed in behaviour', () => {
  expect((['fix', 'revert', 'addition', 'move', 'other'] as const).every(isRealChange)).toBe(true);
  expect((['bot', 'release', 'formatting', 'translation', 'migration'] as const).some(isRealChange)).toBe(false);
});
