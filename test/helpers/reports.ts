import { csvFindings } from '../../reports/csv/csv.js';
import { gitlabPieces } from '../../reports/gitlab/gitlab.js';
import { jsonPieces } from '../../reports/json/json.js';
import { sonarPieces } from '../../reports/sonar/sonar.js';

function whole<Args extends unknown[]>(pieces: (...args: Args) => Iterable<string>): (...args: Args) => string {
  return (...args) => [...pieces(...args)].join('');
}

/** Reports that are written in pieces, as one text. */
export const renderJson = whole(jsonPieces);
export const renderCsv = whole(csvFindings);
export const renderGitlab = whole(gitlabPieces);
export const renderSonar = whole(sonarPieces);
