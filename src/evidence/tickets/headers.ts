import type { TicketField } from '../../domain/evidence/ticket-settings.js';
import type { TicketSource } from '../../domain/evidence/tickets.js';

/** Headers of one source by our field, best first; written as `plainHeader` makes them. */
export interface SourceHeaders {
  source: TicketSource;
  /** Headers that this source alone has; a file is what it has most of. */
  telling: readonly string[];
  fields: Partial<Record<TicketField, readonly string[]>>;
}

/** Case, underscores, and spaces around and between words aside: `Ticket_Ref` is `ticket ref`. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFC')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .toLowerCase();
}

/**
 * Labels of an Odoo export without "import-compatible export", in English, French, Dutch, German and Polish.
 * Source: addons/project/i18n and addons/hr_timesheet/i18n of odoo/odoo 16.0, helpdesk_mgmt/i18n of OCA/helpdesk 16.0.
 */
const ODOO = {
  id: ['id', '.id', 'external id', 'identifiant externe', 'externe id', 'externes id', 'id externe'],
  created: ['create date', 'created on', 'créé le', 'aangemaakt op', 'erstellt am', 'data utworzenia'],
  updated: [
    'write date',
    'last updated on',
    'dernière mise à jour le',
    'laatst bijgewerkt op',
    'zuletzt aktualisiert am',
  ],
  status: ['stage id', 'stage id/name', 'stage id/id', 'stage', 'étape', 'fase', 'phase', 'stufe', 'etap'],
  priority: ['priority', 'priorité', 'prioriteit', 'priorität', 'priorytet'],
  labels: [
    'tag ids',
    'tag ids/name',
    'tag ids/display name',
    'tags',
    'tags/name',
    'étiquettes',
    'mot clé',
    'labels',
    'trefwoorden',
    'stichwörter',
    'tagi',
  ],
  title: ['name', 'title', 'subject', 'titre', 'intitulé', 'sujet', 'titel', 'onderwerp', 'betreff', 'tytuł', 'temat'],
  description: ['description', 'beschrijving', 'beschreibung', 'opis', 'omschrijving'],
} as const;

const STAGE_UPDATE = [
  'last stage update',
  'date last stage update',
  'dernière mise à jour de l’étape',
  "dernière mise à jour de l'étape",
  'laatste fase aanpassing',
  'laatste aanpassing fase',
  'letzte phasenaktualisierung',
  'letzte aktualisierung der stufe',
  'ostatnia zmiana etapu',
];

/** What each source calls its fields. Order matters: of two that fit as well, the first is taken. */
export const SOURCE_HEADERS: readonly SourceHeaders[] = [
  {
    // Export of the issue navigator, the data pipeline (support.atlassian.com, data pipeline export schema) and REST search.
    source: 'jira',
    telling: [
      'issue key',
      'issue id',
      'status category',
      'project key',
      'project type',
      'fields.created',
      'fields.issuetype.name',
    ],
    fields: {
      id: ['issue key', 'key', 'issue id'],
      created: ['created', 'created date', 'fields.created'],
      resolved: ['resolved', 'resolution date', 'fields.resolutiondate'],
      updated: ['updated', 'updated date', 'fields.updated'],
      status: ['status', 'fields.status.name'],
      statusCategory: ['status category', 'fields.status.statuscategory.name', 'fields.status.statuscategory.key'],
      resolution: ['resolution', 'fields.resolution.name'],
      priority: ['priority', 'priority name', 'fields.priority.name'],
      type: ['issue type', 'fields.issuetype.name'],
      labels: ['labels', 'fields.labels'],
      component: ['component/s', 'components', 'component', 'fields.components.name'],
      slaDue: ['due date', 'duedate', 'fields.duedate'],
      // Seconds: support.atlassian.com, "Exporting issues" and REST field timespent.
      effortSeconds: ['σ time spent', 'time spent', 'fields.aggregatetimespent', 'fields.timespent'],
      rootCause: ['custom field (root cause)', 'root cause'],
      title: ['summary', 'fields.summary'],
      description: ['description', 'fields.description'],
    },
  },
  {
    // `gh issue list --json …` (manual of gh) and the REST list of issues.
    source: 'github',
    telling: [
      'createdat',
      'closedat',
      'statereason',
      'state reason',
      'labels.color',
      'issuetype.name',
      'repository url',
      'milestone.duedate',
    ],
    fields: {
      id: ['number'],
      created: ['createdat', 'created at'],
      resolved: ['closedat', 'closed at'],
      updated: ['updatedat', 'updated at'],
      status: ['state'],
      resolution: ['statereason', 'state reason'],
      type: ['issuetype.name', 'type.name'],
      labels: ['labels.name', 'labels'],
      component: ['milestone.title'],
      url: ['url', 'html url', 'repository url'],
      title: ['title'],
      description: ['body'],
    },
  },
  {
    // developer.zendesk.com: tickets, ticket_metrics; labels of the CSV export are the same words.
    source: 'zendesk',
    telling: [
      'requester id',
      'ticket id',
      'initially assigned at',
      'solved at',
      'reopens',
      'group stations',
      'assignee stations',
      'via.channel',
      'brand id',
      'metric set.reopens',
      'ticket type',
      'summation column',
    ],
    fields: {
      id: ['ticket id', 'id'],
      created: ['created at', 'requested'],
      started: ['initially assigned at', 'metric set.initially assigned at'],
      resolved: ['solved at', 'metric set.solved at'],
      updated: ['updated at', 'updated'],
      status: ['status', 'ticket status'],
      priority: ['priority'],
      type: ['ticket type', 'type'],
      labels: ['tags'],
      reopened: ['reopens', 'metric set.reopens'],
      slaDue: ['due at', 'due date'],
      rootCause: ['problem id'],
      component: ['component', 'module'],
      title: ['subject', 'raw subject'],
      description: ['description'],
    },
  },
  {
    // helpdesk_mgmt/models/helpdesk_ticket.py of OCA/helpdesk 14.0 and 16.0, with helpdesk_type, helpdesk_motive, helpdesk_mgmt_timesheet.
    source: 'oca-helpdesk',
    telling: [
      'number',
      'ticket number',
      'numéro de ticket',
      'vraagnummer',
      'ticketnummer',
      'closed date',
      'assigned date',
      'unattended',
      'channel id',
      'motive id',
      'date de clôture',
      'abschlussdatum',
      'datum afgesloten',
      'stage id/closed',
    ],
    fields: {
      ...ODOO,
      id: ['number', 'ticket number', 'numéro de ticket', 'vraagnummer', 'ticketnummer', ...ODOO.id],
      started: ['assigned date', "date d'attribution", "date d'assignation", 'datum toegewezen', 'zugewiesenes datum'],
      resolved: ['closed date', 'date de clôture', 'datum afgesloten', 'abschlussdatum'],
      updated: [...STAGE_UPDATE],
      closed: ['closed', 'stage id/closed', 'fermé', 'afgesloten', 'abgeschlossen'],
      type: ['type id', 'type id/name', 'type'],
      component: ['category id', 'category id/name', 'category', 'catégorie', 'categorie', 'kategorie'],
      rootCause: ['motive id', 'motive id/name', 'motive'],
      effortHours: ['total hours'],
    },
  },
  {
    // Odoo Enterprise; technical names and labels as in design documents of the model, not read in its source.
    source: 'odoo-helpdesk',
    telling: [
      'ticket ref',
      'ticket ids sequence',
      'ticket type id',
      'sla deadline',
      'close date',
      'assign date',
      'close hours',
      'sla fail',
      'sla reached late',
      'first assignment date',
      'helpdesk team',
      'failed sla policy',
    ],
    fields: {
      ...ODOO,
      id: ['ticket ref', 'ticket ids sequence', ...ODOO.id],
      started: ['assign date', 'first assignment date'],
      resolved: ['close date'],
      updated: [...STAGE_UPDATE, ...ODOO.updated],
      closed: ['stage id/fold', 'fold'],
      type: ['ticket type id', 'ticket type id/name', 'ticket type', 'type'],
      component: ['component', 'module'],
      slaDue: ['sla deadline'],
      slaBreached: ['sla fail', 'failed sla policy', 'sla reached late', 'has sla reached late'],
      effortHours: ['total hours spent', 'hours spent'],
    },
  },
  {
    // addons/project/models/project.py (16.0) and project_task.py (17.0) of odoo/odoo.
    source: 'odoo-project',
    telling: [
      'project id',
      'date end',
      'date assign',
      'date last stage update',
      'date deadline',
      'effective hours',
      'project',
      'projet',
      'projekt',
      'ending date',
      'date de fin',
      'einddatum',
      'enddatum',
      'data końcowa',
      'assigning date',
    ],
    fields: {
      ...ODOO,
      started: [
        'date assign',
        'assigning date',
        "date d'attribution",
        'toewijsdatum',
        'zuweisungsdatum',
        'data przypisania',
      ],
      resolved: ['date end', 'ending date', 'date de fin', 'einddatum', 'enddatum', 'data końcowa'],
      updated: [...STAGE_UPDATE, ...ODOO.updated],
      statusCategory: ['state'],
      closed: [
        'is closed',
        'closing stage',
        'étape de clôture',
        'afsluitfase',
        'abschlussphase',
        'etap zamknięcia',
        'stage id/fold',
      ],
      component: [
        'milestone id',
        'milestone',
        'jalon',
        'meilenstein',
        'kamień milowy',
        'project id',
        'project id/name',
        'project',
        'projet',
        'projekt',
      ],
      slaDue: ['date deadline', 'deadline', 'date limite', 'frist', 'termin'],
      effortHours: [
        'effective hours',
        'hours spent',
        'heures passées',
        'gewerkte uren',
        'aufgewendete stunden',
        'przepracowane godziny',
      ],
    },
  },
  {
    // Ours; docs/how-to/tickets.md.
    source: 'csv',
    telling: [
      'severity',
      'kind',
      'emergency',
      'effort hours',
      'root cause',
      'component',
      'addon',
      'reopened',
      'sla due',
      'sla breached',
    ],
    fields: {
      id: ['id', 'ticket', 'key', 'number'],
      created: ['created', 'created at', 'opened'],
      started: ['started', 'started at', 'first reaction'],
      resolved: ['resolved', 'resolved at', 'closed at'],
      updated: ['updated', 'updated at'],
      status: ['status', 'state'],
      priority: ['priority'],
      severity: ['severity'],
      type: ['type'],
      kind: ['kind'],
      labels: ['labels', 'tags', 'label'],
      emergency: ['emergency'],
      component: ['component', 'addon', 'addons', 'module', 'components'],
      reopened: ['reopened', 'reopens'],
      slaDue: ['sla due', 'due'],
      slaBreached: ['sla breached'],
      effortHours: ['effort hours', 'hours'],
      rootCause: ['root cause', 'problem'],
      title: ['title', 'subject', 'summary'],
      description: ['description'],
    },
  },
];
