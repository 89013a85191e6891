import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { jiraKeys } from '../../../reports/trackers/jira.js';
import { exportJiraRest } from '../../../reports/trackers/jira-rest.js';
import type { TrackerOptions } from '../../../reports/trackers/options.js';
import { safeName } from '../../../reports/trackers/work-items.js';
import { InputError } from '../../../src/domain/errors.js';
import type { Result } from '../../../src/domain/result.js';
import { hostilePlan, without } from './plans.js';

const text = { type: 'string' } as const;
const named = { type: 'object', properties: { name: text }, required: ['name'], additionalProperties: false };

/**
 * What developer.atlassian.com tells of the bodies: IssuesUpdateBean, IssueUpdateDetails, EntityProperty and Comment of the
 * REST API v3, and the nodes of an Atlassian document that we write.
 */
const SCHEMA = {
  $defs: {
    text: {
      type: 'object',
      properties: {
        type: { const: 'text' },
        text: { type: 'string', minLength: 1 },
        marks: { type: 'array', items: { const: { type: 'code' } } },
      },
      required: ['type', 'text'],
      additionalProperties: false,
    },
    paragraph: {
      type: 'object',
      properties: { type: { const: 'paragraph' }, content: { type: 'array', items: { $ref: '#/$defs/text' } } },
      required: ['type', 'content'],
      additionalProperties: false,
    },
    heading: {
      type: 'object',
      properties: {
        type: { const: 'heading' },
        attrs: { type: 'object', properties: { level: { enum: [1, 2, 3, 4, 5, 6] } }, required: ['level'] },
        content: { type: 'array', items: { $ref: '#/$defs/text' } },
      },
      required: ['type', 'attrs', 'content'],
      additionalProperties: false,
    },
    list: {
      type: 'object',
      properties: {
        type: { const: 'bulletList' },
        content: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            properties: {
              type: { const: 'listItem' },
              content: { type: 'array', items: { $ref: '#/$defs/paragraph' } },
            },
            required: ['type', 'content'],
            additionalProperties: false,
          },
        },
      },
      required: ['type', 'content'],
      additionalProperties: false,
    },
    document: {
      type: 'object',
      properties: {
        type: { const: 'doc' },
        version: { const: 1 },
        content: {
          type: 'array',
          items: { anyOf: [{ $ref: '#/$defs/paragraph' }, { $ref: '#/$defs/heading' }, { $ref: '#/$defs/list' }] },
        },
      },
      required: ['type', 'version', 'content'],
      additionalProperties: false,
    },
    issue: {
      type: 'object',
      properties: {
        fields: {
          type: 'object',
          properties: {
            project: { type: 'object', properties: { key: text }, required: ['key'] },
            issuetype: named,
            summary: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[^\\r\\n]*$' },
            description: { $ref: '#/$defs/document' },
            priority: named,
            timetracking: {
              type: 'object',
              properties: { originalEstimate: { type: 'string', pattern: '^[1-9]\\d*m$' } },
            },
            duedate: { anyOf: [{ type: 'null' }, { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' }] },
            assignee: { type: 'object', properties: { id: text }, required: ['id'] },
            labels: { type: 'array', items: { type: 'string', pattern: '^\\S{1,255}$' } },
          },
          additionalProperties: false,
        },
        update: {
          type: 'object',
          properties: {
            labels: {
              type: 'array',
              items: {
                type: 'object',
                properties: { add: text, remove: text },
                minProperties: 1,
                maxProperties: 1,
                additionalProperties: false,
              },
            },
          },
          additionalProperties: false,
        },
        properties: {
          type: 'array',
          items: {
            type: 'object',
            properties: { key: text, value: {} },
            required: ['key', 'value'],
            additionalProperties: false,
          },
        },
      },
      additionalProperties: false,
    },
    bulk: {
      type: 'object',
      properties: {
        issueUpdates: {
          type: 'array',
          minItems: 1,
          maxItems: 50,
          items: {
            allOf: [
              { $ref: '#/$defs/issue' },
              {
                type: 'object',
                properties: { fields: { type: 'object', required: ['project', 'issuetype', 'summary'] } },
                required: ['fields'],
              },
            ],
          },
        },
      },
      required: ['issueUpdates'],
      additionalProperties: false,
    },
    comment: {
      type: 'object',
      properties: { body: { $ref: '#/$defs/document' } },
      required: ['body'],
      additionalProperties: false,
    },
  },
};

interface Request {
  method: string;
  path: string;
  // biome-ignore lint/suspicious/noExplicitAny: read back from JSON, its shape is what the tests are about.
  body: any;
}

const ajv = new Ajv({ strict: false }).addSchema(SCHEMA, 'jira');

function requestsOf(result: Result, options: TrackerOptions = {}): Request[] {
  const { files } = exportJiraRest(result, { project: 'DEBT', ...options });
  const requests: Request[] = JSON.parse(files[0]!.text).requests;
  for (const { path, method, body } of requests) {
    const which = path.endsWith('/bulk') ? 'bulk' : path.endsWith('/comment') ? 'comment' : 'issue';
    const valid = ajv.getSchema(`jira#/$defs/${which}`)!;
    expect(valid(body), JSON.stringify(valid.errors)).toBe(true);
    expect(method).toBe(which === 'issue' ? 'PUT' : 'POST');
  }
  return requests;
}

describe('exportJiraRest', () => {
  it('creates fifty issues a call, each with its external key as label and property', () => {
    const result = hostilePlan();
    const requests = requestsOf(result);
    expect(requests.map(({ path }) => path)).toEqual(Array(2).fill('/rest/api/3/issue/bulk'));
    const issues = requests.flatMap(({ body }) => body.issueUpdates);
    expect(issues.length).toBe(result.items.length);
    expect(issues.map(({ properties }) => properties[0].value.item).sort()).toEqual(
      result.items.map(({ id }) => id).sort(),
    );
    for (const { fields, properties } of issues) {
      expect(fields.labels).toContain(`odoo-debt-id-${properties[0].value.key}`);
    }
  });

  it('changes known issues, keeps labels of others, and marks what is gone', () => {
    const result = hostilePlan();
    const [kept, gone] = [result.items[0]!, result.items[1]!];
    const keys = { [safeName(kept.id)]: 'DEBT-3', [safeName(gone.id)]: 'DEBT-4' };
    const requests = requestsOf(without(result, [1]), { previous: result, keys });
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /rest/api/3/issue/DEBT-3',
      'POST /rest/api/3/issue/DEBT-4/comment',
      'PUT /rest/api/3/issue/DEBT-4',
    ]);
    expect(requests[0]!.body.fields).not.toHaveProperty('labels');
    expect(requests[2]!.body.update.labels).toEqual([{ add: 'odoo-debt-closed' }]);
  });

  it('names accounts only by the id that the caller gave', () => {
    const issues = requestsOf(hostilePlan(), { assignees: { mara: '5b10a2844c20165700ede21g' } });
    const people = issues.flatMap(({ body }) =>
      body.issueUpdates.flatMap((issue: Request['body']) => issue.fields.assignee ?? []),
    );
    expect(people).toEqual([{ id: '5b10a2844c20165700ede21g' }]);
  });

  it('asks for the key of a project', () => {
    for (const project of [undefined, '', 'a b', "X'"]) {
      expect(() => exportJiraRest(hostilePlan(), { project })).toThrow(InputError);
    }
  });
});

describe('jiraKeys', () => {
  it('reads the keys from a CSV of Jira with repeated columns', () => {
    const csv =
      '\ufeffSummary,Issue key,Labels,Labels\r\n"a, b",DEBT-12,odoo-debt,odoo-debt-id-DEBT-1a\r\nc,DEBT-13,odoo-debt-id-x,\r\nd,=1,odoo-debt-id-y,\r\n';
    expect(jiraKeys(csv)).toEqual({ 'DEBT-1a': 'DEBT-12', x: 'DEBT-13' });
  });

  it('says what is missing', () => {
    expect(() => jiraKeys('a,b\n1,2')).toThrow(/Issue key/);
    expect(() => jiraKeys('Issue key\nX-1')).toThrow(/Labels/);
    expect(() => jiraKeys('"')).toThrow(InputError);
  });
});
