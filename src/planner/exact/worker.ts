import { parentPort, workerData } from 'node:worker_threads';
import highsModule from 'highs';
import type { SolverMessage, SolverTask } from './messages.js';

/** The package's types are read as those of a CommonJS module, but what is imported is its ES module: the loader itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** The thread the solver runs in: HiGHS blocks until it is done, and may run out of memory. */
const task = workerData as SolverTask;

function tell(message: SolverMessage): void {
  parentPort?.postMessage(message);
}

async function solve({ program, start, seconds }: SolverTask): Promise<void> {
  const highs = await loadHighs();
  const { columns, rowUpper } = program;
  const { callbackType, modelStatus, objectiveSense } = highs.constants;
  const model = highs.createModel({
    numCols: columns,
    numRows: rowUpper.length,
    sense: objectiveSense.maximize,
    colCost: program.cost,
    colLower: new Float64Array(columns),
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper,
    matrix: {
      format: 'csr',
      numRows: rowUpper.length,
      numCols: columns,
      starts: program.starts,
      indices: program.indices,
      values: program.values,
    },
    integrality: program.whole,
  });
  model.options.set({
    output_flag: false,
    time_limit: seconds,
    random_seed: 0,
    mip_rel_gap: 0,
    mip_abs_gap: 1e-6,
    mip_feasibility_tolerance: 1e-7,
    mip_min_logging_interval: 0.2,
  });
  if (start !== null) model.setSolution({ colValue: start });
  const report = (bound: number | undefined) => {
    if (bound !== undefined && Number.isFinite(bound)) tell({ kind: 'bound', bound });
  };
  model.run({
    [callbackType.mipLogging]: ({ data }) => {
      report(data.mip_dual_bound);
    },
    [callbackType.mipImprovingSolution]: ({ data }) => {
      report(data.mip_dual_bound);
      const values = data.mip_solution;
      if (values !== undefined) tell({ kind: 'solution', objective: data.objective_function_value ?? 0, values });
    },
  });
  const status = model.getModelStatus();
  const solved = model.info.get('primal_solution_status') === 2;
  if (solved) tell({ kind: 'solution', objective: model.getObjectiveValue(), values: model.getSolution().colValue });
  const bound = Number(model.info.get('mip_dual_bound'));
  const name = Object.entries(modelStatus).find(([, code]) => code === status)?.[0] ?? String(status);
  if (status === modelStatus.optimal) tell({ kind: 'end', status: 'optimal', bound, why: '' });
  else if (status === modelStatus.infeasible) tell({ kind: 'end', status: 'infeasible', bound, why: '' });
  else if (status === modelStatus.timeLimit) tell({ kind: 'end', status: 'limit', bound, why: '' });
  else tell({ kind: 'end', status: 'failed', bound, why: `it ended with "${name}"` });
}

solve(task).catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  tell({ kind: 'end', status: 'failed', bound: Number.POSITIVE_INFINITY, why });
});
