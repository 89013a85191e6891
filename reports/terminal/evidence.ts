import type { Result } from '../../src/domain/result.js';
import { SURFACE_LEVELS } from '../../src/domain/surface.js';
import { type KpiRow, kpiParts, kpiRows, kpiValue } from '../shared/kpis.js';
import { count, whole } from '../shared/numbers.js';
import { clip, visible, wrap } from '../shared/text.js';
import { span } from '../shared/time.js';
import { CONFIDENCE_WORD } from '../shared/words.js';
import type { Pen } from './paint.js';
import { inCells } from './table.js';
import { WORDS } from './words.js';

/** `4 A, 6 B, 5 C`: addons by the level of their override surface; null where no addon has one. */
export function surfaceNote({ addons }: Result): string | null {
  const levels = SURFACE_LEVELS.map((level) => ({
    level,
    addons: addons.filter(({ overrideSurface }) => overrideSurface?.level === level).length,
  })).filter((entry) => entry.addons > 0);
  if (levels.length === 0) return null;
  return WORDS.surfaceNote(levels.map((entry) => `${whole(entry.addons)} ${entry.level}`).join(', '));
}

/** The verdict on the whole installation; null where none was made. */
export function installationNote({ installation }: Result): string | null {
  if (!installation) return null;
  return `${WORDS.installationNote[installation.verdict]}, ${CONFIDENCE_WORD[installation.confidence]}`;
}

const LABEL_WIDTH = 44;
const VALUE_WIDTH = 13;

function kpiLine(pen: Pen, { label, kpi }: KpiRow): string {
  const value = inCells(kpiValue(kpi) ?? '', VALUE_WIDTH, 'left', pen.mark);
  const text = inCells(label, LABEL_WIDTH, 'left', pen.mark);
  return `${text} ${pen.paint('bold', value)} ${pen.paint('dim', kpiParts(kpi))}`.trimEnd();
}

/** The maintenance figures that are known, and how many are not. */
function kpiLines(pen: Pen, { kpis }: Result): string[] {
  if (kpis === null) return [];
  const rows = kpiRows(kpis);
  const known = rows.filter(({ kpi }) => kpi.value !== null);
  const notes = [
    ...(kpis.window === null ? [] : [WORDS.kpiWindow(span(kpis.window))]),
    ...(known.length < rows.length ? [WORDS.kpisUnknown(rows.length - known.length, rows.length)] : []),
  ];
  return [...known.map((row) => kpiLine(pen, row)), ...notes.map((note) => pen.paint('dim', note))];
}

/** What a database and a log tell beyond the figures: one line each. */
function systemLines(pen: Pen, { system }: Result): string[] {
  const lines: string[] = [];
  const { database = null, log = null } = system ?? {};
  if (database !== null) {
    const kinds = new Map<string, number>();
    for (const { kind } of database.operations) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const told = [...kinds].map(
      ([kind, times]) => `${visible(kind).replaceAll('-', ' ')}${times > 1 ? ` (${whole(times)})` : ''}`,
    );
    if (told.length > 0) lines.push(WORDS.operations(told.join(', ')));
    const { access, code } = database;
    if (access !== null) {
      lines.push(WORDS.access(count(access.privileged.length, 'user'), count(access.concerns.length, 'concern')));
    }
    if (code.length > 0) lines.push(WORDS.databaseCode(count(code.length, 'place')));
  }
  if (log !== null && log.errors.length > 0) {
    const errors = log.errors.reduce((sum, group) => sum + group.count, 0);
    lines.push(WORDS.errors(count(errors, 'error'), count(log.errors.length, 'group')));
  }
  return lines.flatMap((line) => wrap(line, pen.width)).map((line) => clip(line, pen.width, pen.mark));
}

/** All that is known of the maintenance and the running system; nothing without evidence. */
export function maintenanceLines(pen: Pen, result: Result): string[] {
  return [...kpiLines(pen, result), ...systemLines(pen, result)];
}
