import { expectedFixes, historyFactors } from '../../scoring/history.js';
import type { FileHistory } from '../../src/domain/history.js';
import type { Snapshot, SnapshotFile } from './extract.js';
import type { Unit } from './rank.js';

/** An order of code to look at: a number per unit, highest first. */
export interface Order {
  name: string;
  key(unit: Unit): number;
}

/** Files of a snapshot, and what each order says of them. */
export function byFile(snapshot: Snapshot): { units: Unit[]; orders: Order[] } {
  const { files } = snapshot;
  const known = fileHistories(snapshot);
  const units = files.map((file, index) => ({ files: [index], lines: file.lines }));
  const of = (unit: Unit) => files[unit.files[0]!]!;
  const past = (unit: Unit) => known.get(of(unit).path) ?? null;
  const lines = (unit: Unit) => Math.max(1, unit.lines);
  return {
    units,
    orders: [
      { name: 'risk: expected fixes per line', key: (unit) => expectedFixes(of(unit), past(unit)) / lines(unit) },
      { name: '  without history', key: (unit) => expectedFixes(of(unit), null) / lines(unit) },
      { name: 'size, largest first', key: (unit) => unit.lines },
      { name: 'size, smallest first', key: (unit) => -unit.lines },
      { name: 'churn of a year', key: (unit) => past(unit)?.churnYear ?? 0 },
      { name: 'churn of a year per line', key: (unit) => (past(unit)?.churnYear ?? 0) / lines(unit) },
      { name: 'complexity per line', key: (unit) => of(unit).complexity / lines(unit) },
      { name: 'fixes so far per line', key: (unit) => (past(unit)?.fixes ?? 0) / lines(unit) },
    ],
  };
}

/** Addons of a snapshot, each with all its files. */
export function byAddon(snapshot: Snapshot): { units: Unit[]; orders: Order[] } {
  const addons = snapshot.addons.map((addon) => {
    const prefix = addon.folder === '.' ? 0 : addon.folder.length + 1;
    const indices = snapshot.files.flatMap((file, index) => (file.addon === addon.key ? [index] : []));
    const files = indices.map((index) => inAddon(snapshot.files[index]!, prefix));
    const unit = { files: indices, lines: files.reduce((sum, { lines }) => sum + lines, 0) };
    const factors = addon.history === null ? [] : historyFactors(files, addon.history, () => true);
    const density = factors.find(({ id }) => id === 'expected-fixes')?.value ?? 0;
    return { unit, density, addon, score: addon.risk.score + factors.reduce((sum, { points }) => sum + points, 0) };
  });
  const of = new Map(addons.map((entry) => [entry.unit as Unit, entry]));
  const year = (unit: Unit) => of.get(unit)!.addon.history?.churnYear ?? 0;
  const lines = (unit: Unit) => Math.max(1, unit.lines);
  return {
    units: addons.map(({ unit }) => unit),
    orders: [
      { name: 'risk score with history', key: (unit) => of.get(unit)!.score },
      { name: '  without history', key: (unit) => of.get(unit)!.addon.risk.score },
      { name: '  its factor expected fixes', key: (unit) => of.get(unit)!.density },
      { name: 'risk score per line', key: (unit) => of.get(unit)!.score / lines(unit) },
      { name: 'size, largest first', key: (unit) => unit.lines },
      { name: 'size, smallest first', key: (unit) => -unit.lines },
      { name: 'churn of a year', key: year },
      { name: 'churn of a year per line', key: (unit) => year(unit) / lines(unit) },
    ],
  };
}

function inAddon({ path, lines, complexity }: SnapshotFile, prefix: number) {
  return { path: path.slice(prefix), lines, complexity };
}

function fileHistories(snapshot: Snapshot): Map<string, FileHistory> {
  return new Map(
    snapshot.addons.flatMap(({ folder, history }) =>
      (history?.files ?? []).map((file): [string, FileHistory] => [
        folder === '.' ? file.path : `${folder}/${file.path}`,
        file,
      ]),
    ),
  );
}
