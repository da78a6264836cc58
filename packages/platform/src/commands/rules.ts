import { loadRules } from '@qingqu/sweep';
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
