import { createHmac } from 'node:crypto';
import { ensureUser } from '@qingqu/api';
import type { Role } from '@qingqu/schema';
import type { Platform } from './open-platform.js';

/** A user for trying things out, with a password of this installation. */
export interface DemoUser {
  username: string;
  displayName: string;
  role: Role;
  regionCode: string;
  departmentKinds: string[];
}

export const demoUsers: DemoUser[] = [
  {
    username: 'sheng',
    displayName: '省厅监督检查局',
    role: 'supervisor',
    regionCode: '410000000000',
    departmentKinds: [],
  },
  {
    // What one person of the province proposes about rules, another decides.
    username: 'fuhe',
    displayName: '省厅复核岗',
    role: 'supervisor',
    regionCode: '410000000000',
    departmentKinds: [],
  },
  {
    username: 'shangqiu',
    displayName: '商丘市财政局',
    role: 'supervisor',
    regionCode: '411400000000',
    departmentKinds: [],
  },
  {
    username: 'yucheng',
    displayName: '虞城县财政局农业科',
    role: 'staff',
    regionCode: '411425000000',
    departmentKinds: ['agri'],
  },
  {
    // The second person of the section: what one proposes or reports, another confirms or checks.
    username: 'yucheng2',
    displayName: '虞城县财政局农业科复核岗',
    role: 'staff',
    regionCode: '411425000000',
    departmentKinds: ['agri'],
  },
  {
    username: 'yongcheng',
    displayName: '永城市财政局',
    role: 'staff',
    regionCode: '411481000000',
    departmentKinds: ['budget', 'treasury', 'agri'],
  },
  {
    username: 'nongye',
    displayName: '省财政厅农业处',
    role: 'staff',
    regionCode: '410000000000',
    departmentKinds: ['agri'],
  },
  {
    username: 'xinxi',
    displayName: '省财政厅信息化办公室',
    role: 'staff',
    regionCode: '410000000000',
    departmentKinds: ['it'],
  },
  {
    username: 'lingdao',
    displayName: '省财政厅领导',
    role: 'leader',
    regionCode: '410000000000',
    departmentKinds: [],
  },
  {
    username: 'shenji',
    displayName: '省级审计',
    role: 'auditor',
    regionCode: '410000000000',
    departmentKinds: [],
  },
  {
    username: 'guanli',
    displayName: '商丘市系统管理员',
    role: 'admin',
    regionCode: '411400000000',
    departmentKinds: [],
  },
];

/** Creates the demo users or keeps them. Their passwords follow from a key of this installation, so that each start can print them. */
export async function ensureDemoUsers(platform: Platform): Promise<(DemoUser & { password: string; id: string })[]> {
  const made = [];
  for (const user of demoUsers) {
    const password = createHmac('sha256', platform.secrets.demoKey)
      .update(user.username)
      .digest('base64url')
      .slice(0, 12);
    made.push({ ...user, password, id: await ensureUser(platform.system, { ...user, password, isDemo: true }) });
  }
  return made;
}
