import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { createReaders } from '../../../analyzers/readers.js';

const CODE = `
def moor(self, quay=None):
    self.tie(quay, 'bow', True, None, 4)
    self.tie(quay, 'bow', True, None, 4)
    self.rest()
    self.rest()

def cast_off(self):
    return self.rest()
`;

describe('equal values of one file', () => {
  it('are one thing, before and after they are handed on', async () => {
    const { python } = await createReaders('wasm');
    const read = python('quay.py', CODE);
    for (const facts of [read, deserialize(serialize(read)) as typeof read]) {
      const [first, second, rest, again] = facts.calls;
      for (const [index, value] of first!.args.entries()) expect(second!.args[index]).toBe(value);
      expect(again!.args).toBe(rest!.args);
      expect(again!.kwargs).toBe(first!.kwargs);
      const [moor, castOff] = facts.functions;
      expect(castOff!.parameters[0]).toBe(moor!.parameters[0]);
      expect(castOff!.decorators).toBe(moor!.decorators);
    }
  });

  it('are told apart where they differ', async () => {
    const { python } = await createReaders('wasm');
    const [call] = python('quay.py', "tie('4', 4, quay, 'quay', 'None', None, 'True', True, False)\n").calls;
    expect(call!.args).toEqual([
      { kind: 'string', value: '4' },
      { kind: 'number', value: 4 },
      { kind: 'name', name: 'quay' },
      { kind: 'string', value: 'quay' },
      { kind: 'string', value: 'None' },
      { kind: 'none' },
      { kind: 'string', value: 'True' },
      { kind: 'boolean', value: true },
      { kind: 'boolean', value: false },
    ]);
  });
});
