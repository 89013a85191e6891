import type { Scenario } from '../../../src/domain/scenario.js';
import type { Outlook } from '../../shared/outlook.js';
import { clip } from '../../shared/text.js';
import type { Tongue } from '../context.js';
import { scenarioName } from '../scenario-name.js';
import type { Drawing } from './figure.js';
import { ACCENT, drawSvg, INK, ticksOf } from './vega.js';

type Spec = Parameters<typeof drawSvg>[0];

const DASHES = { planned: [1, 0], p50: [7, 4], p85: [2, 4] } as const;
type Line = keyof typeof DASHES;

function panel(outlook: Outlook, what: 'left' | 'interest', title: string, width: number, tongue: Tongue): object {
  const lines = (Object.keys(DASHES) as Line[]).map((line) => ({
    data: { values: (outlook[line]?.[what] ?? []).map((hours, sprint) => ({ sprint, hours })) },
    mark: {
      ...{ type: 'line' as const, stroke: line === 'planned' ? ACCENT : INK, strokeDash: [...DASHES[line]] },
      strokeWidth: line === 'planned' ? 2.4 : 1.6,
    },
    encoding: {
      x: {
        ...{ field: 'sprint', type: 'quantitative' as const, scale: { nice: false, zero: true } },
        axis: { title: tongue.words.sprints.axis, tickMinStep: 1, grid: false, tickCount: 10, labelFlush: false },
      },
      y: {
        ...{ field: 'hours', type: 'quantitative' as const, scale: { zero: true } },
        axis: { title, tickCount: 5, domain: false, ...ticksOf(tongue.f) },
      },
    },
  }));
  return { width, height: 200, layer: lines };
}

async function drawOutlook(outlook: Outlook, width: number, across: boolean, tongue: Tongue): Promise<string> {
  const { outlook: words } = tongue.words;
  const alone = outlook.planned.interest === null;
  const panels = [
    panel(outlook, 'left', words.left, alone && across ? 2 * width + 80 : width, tongue),
    ...(alone ? [] : [panel(outlook, 'interest', words.interest, width, tongue)]),
  ];
  return drawSvg({
    padding: 6,
    spacing: 40,
    ...(across ? { hconcat: panels } : { vconcat: panels }),
  } as unknown as Spec);
}

/** Debt that is left and interest that was paid, sprint by sprint: as planned, and at 50 and 85 %. */
export async function outlookCurves(outlook: Outlook, tongue: Tongue): Promise<Drawing> {
  return {
    wide: await drawOutlook(outlook, 370, true, tongue),
    narrow: await drawOutlook(outlook, 250, false, tongue),
  };
}

const ACROSS = 3;
const SCENARIOS = 9;

async function drawScenarios(scenarios: readonly Scenario[], width: number, columns: number, tongue: Tongue) {
  const shown = scenarios.filter(({ curve }) => curve !== null).slice(0, SCENARIOS);
  const rows = shown.flatMap(({ curve, name }, index) => {
    // The index keeps panels apart whose cut names are the same, and in their order.
    const panel = `${index} ${clip(scenarioName(tongue.words, name), 30)}`;
    return [
      ...curve!.remainingHours.map((hours, sprint) => ({ panel, line: 'left', sprint, hours })),
      ...curve!.interestPaid.map((hours, sprint) => ({ panel, line: 'paid', sprint, hours })),
    ];
  });
  return drawSvg({
    padding: 6,
    columns,
    spacing: 24,
    // Else vega draws an axis under the empty places of the last row.
    resolve: { axis: { x: 'independent' } },
    data: { values: rows },
    facet: {
      field: 'panel',
      type: 'nominal',
      header: {
        title: null,
        labelExpr: 'slice(datum.label, 2)',
        labelColor: INK,
        labelFontSize: 12,
        labelAnchor: 'start',
      },
    },
    spec: {
      width,
      height: 130,
      mark: { type: 'line' },
      encoding: {
        x: {
          ...{ field: 'sprint', type: 'quantitative', scale: { nice: false, zero: true } },
          axis: { title: tongue.words.sprints.axis, tickMinStep: 1, grid: false, tickCount: 6, labelFlush: false },
        },
        y: {
          ...{ field: 'hours', type: 'quantitative', scale: { zero: true } },
          axis: { title: tongue.words.effort.hoursTitle, tickCount: 4, domain: false, ...ticksOf(tongue.f) },
        },
        stroke: {
          ...{ field: 'line', type: 'nominal', legend: null },
          scale: { domain: ['left', 'paid'], range: [ACCENT, INK] },
        },
        strokeDash: {
          ...{ field: 'line', type: 'nominal', legend: null },
          scale: {
            domain: ['left', 'paid'],
            range: [
              [1, 0],
              [5, 4],
            ],
          },
        },
      },
    },
  } as unknown as Spec);
}

/** One small picture per scenario on the same axes; null where no scenario has a curve. */
export async function scenarioCurves(scenarios: readonly Scenario[], tongue: Tongue): Promise<Drawing | null> {
  if (!scenarios.some(({ curve }) => curve !== null)) return null;
  return {
    wide: await drawScenarios(scenarios, 230, ACROSS, tongue),
    narrow: await drawScenarios(scenarios, 240, 1, tongue),
  };
}
