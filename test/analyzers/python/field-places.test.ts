import { expect, it } from 'vitest';
import { py, read } from './harness.js';

it('a field of several lines tells where each of its keywords stands', () => {
  const facts = read(py`
    class Loan(models.Model):
        _name = 'library.loan'
        due = fields.Date(
            'Due',
            states={
                'draft': [('readonly', False)],
            },
            copy=False)
        back = fields.Date(states={'draft': []})
  `);
  const [due, back] = facts.classes[0]!.fields;
  expect(due!.places).toEqual({ states: [5, 7], copy: [8, 8] });
  // On one line the field's own place says it all.
  expect(back!.places).toBeUndefined();
});

it('so does a column of the old API, and a field without keywords has no places', () => {
  const facts = read(py`
    class loan(osv.osv):
        _columns = {
            'due': fields.date('Due',
                oldname='until'),
            'text': fields.char(
                'Text'),
        }
  `);
  expect(facts.classes[0]!.fields.map((one) => one.places)).toEqual([{ oldname: [4, 4] }, {}]);
});
