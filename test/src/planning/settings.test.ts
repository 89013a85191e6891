import { describe, expect, it } from 'vitest';
import { configSchema } from '../../../src/config/schema.js';
import type { Kpis } from '../../../src/domain/kpis.js';
import { parsePlanFile } from '../../../src/plan-file/parse.js';
import { type PlanRequest, requestOf } from '../../../src/planning/request.js';
import { planSettings, unknownEmergencies } from '../../../src/planning/settings.js';

const request = (plan: object = {}, file?: string): PlanRequest => ({
  ...requestOf(configSchema.parse({ plan }).plan),
  file: file === undefined ? null : parsePlanFile(file, 'plan.yaml'),
});

const measured = (reserve: number | null, emergencies: number | null) =>
  ({ reserve: { value: reserve }, emergencies: { value: emergencies } }) as Kpis;

describe('the settings of a plan', () => {
  it('are the usual ones where nobody said anything', () => {
    expect(planSettings(request(), null)).toMatchObject({
      sprints: 6,
      capacityHours: 160,
      reservePercent: 20,
      reserveBasis: 'default',
      sprintDays: 14,
      start: null,
    });
  });

  it('take the reserve that the maintenance figures derive, and no emergencies off a second time', () => {
    const settings = planSettings(request({ emergencies: 'measured' }), measured(27, 0.3));
    expect(settings).toMatchObject({ reservePercent: 27, reserveBasis: 'derived' });
    expect(settings.emergencyPercent).toBeUndefined();
  });

  it('take measured emergencies off a reserve that somebody set', () => {
    const settings = planSettings(request({ reserve: 25, emergencies: 'measured' }), measured(27, 0.304));
    expect(settings).toMatchObject({ reservePercent: 25, reserveBasis: 'given', emergencyPercent: 30.4 });
  });

  it('say so where emergencies were to be measured and nothing measured them', () => {
    const asked = request({ reserve: 25, emergencies: 'measured' });
    expect(planSettings(asked, null).emergencyPercent).toBeUndefined();
    expect(unknownEmergencies(asked, null)).toHaveLength(1);
    expect(unknownEmergencies(asked, measured(null, 0.1))).toEqual([]);
  });

  it('read the plan file before the configuration would matter, and the configuration before the usual', () => {
    const file = 'start: 2027-01-04\nreserve: 30\ncapacity: 90\nsprints: [{ sprint: 1 }, { sprint: 2 }, { sprint: 3 }]';
    expect(planSettings(request({}, file), measured(27, null))).toMatchObject({
      start: '2027-01-04',
      reservePercent: 30,
      capacityHours: 90,
      sprints: 3,
    });
    expect(planSettings(request({ sprints: 5, capacity: 120 }, file), null)).toMatchObject({
      sprints: 5,
      capacityHours: 120,
    });
  });

  it('do not take the hours of one sprint for the number of sprints', () => {
    const hours = 'sprints: [{ sprint: 1 }, { sprint: 2, teamHours: 80 }]';
    expect(planSettings(request({}, hours), null)).toMatchObject({ sprints: 6, teamHours: { 2: 80 } });
    const planned = 'sprints: [{ sprint: 1 }, { sprint: 2, teamHours: 80, items: [{ item: DEBT-1, hours: 4 }] }]';
    expect(planSettings(request({}, planned), null)).toMatchObject({ sprints: 2 });
  });

  it('count sprints that are done or active on top of those to be planned', () => {
    const file = 'sprints: [{ sprint: 1, state: done }, { sprint: 2, state: active }, { sprint: 3 }]';
    expect(planSettings(request({}, file), null)).toMatchObject({ sprints: 3 });
    expect(planSettings(request({ sprints: 4 }, file), null)).toMatchObject({ sprints: 6 });
  });
});
