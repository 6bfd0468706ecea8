/** The words of the console's cells. */
import type { ComponentChildren } from 'preact';
import type { Profile } from '#sim/firewall/rule.ts';
import type { RuleColumn, RuleRow } from '#machines/firewall-console/rule-rows.view.ts';
import type { SimPcTools } from './sim-pc-context.tsx';

function profilesText(profiles: readonly Profile[] | null, r: SimPcTools['r']): ComponentChildren {
  if (profiles === null) return r('wfas.all');
  return profiles.map((profile, index) => [index > 0 && ', ', r(`wfas.profile.${profile}`)]);
}

export function cellText(row: RuleRow, column: RuleColumn, r: SimPcTools['r']): ComponentChildren {
  switch (column) {
    case 'name':
      return row.name;
    case 'group':
      return row.group ?? '';
    case 'profile':
      return profilesText(row.profiles, r);
    case 'enabled':
      return r(row.enabled ? 'wfas.yes' : 'wfas.no');
    case 'action':
      return r(`wfas.action.${row.action}`);
    case 'protocol':
      return r(`wfas.protocol.${row.protocol}`);
    default:
      return row[column] ?? r('wfas.any');
  }
}
