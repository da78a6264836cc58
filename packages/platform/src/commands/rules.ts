import { listPackages, listRules, loadRules } from '@qingqu/sweep';
import type { Platform } from '../open-platform.js';
import { both, type Voice } from '../say.js';

/** `qingqu rules verify <rules.json>`: shape, digests, and every SQL against the allow-list. */
export async function verifyRules(voice: Voice, path: string): Promise<void> {
  const { package: about, rules } = await loadRules(path);
  voice.line(
    both(
      `${about.name} ${about.version}：${rules.length} 条规则，通过`,
      `${about.name} ${about.version}: ${rules.length} rules, verified`,
    ),
  );
}

/** `qingqu rules list`: the packages in all their versions, then the rules of those in force. */
export async function listInstalled({ system, voice }: Platform): Promise<number> {
  for (const one of await listPackages(system)) {
    const state = one.enabled ? '在用 in force' : '停用 not in force';
    voice.line(`${one.name} ${one.version}  ${state}  ${one.owner}  ${one.signedBy ?? one.source}`);
  }
  for (const rule of await listRules(system)) {
    const pilot = rule.pilotRegions.length > 0 ? ` ${rule.pilotRegions.join(',')}` : '';
    const held = rule.heldFor ? `  暂停 on hold: ${rule.heldFor}` : '';
    voice.line(`  ${rule.ruleId.padEnd(36)} ${rule.status}${pilot}${held}  ${both(rule.titleZh, rule.titleEn)}`);
  }
  return 0;
}
