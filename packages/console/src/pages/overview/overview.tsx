import { readsRecords } from '../../app/posts.js';
import { useSession } from '../../app/session.js';
import { MoneyOverview } from './money-overview.js';
import { PlatformOverview } from './platform-overview.js';

/** The first page: of the money and its warnings, or, for those who run the platform, of the platform. */
export default function Overview() {
  const { viewer } = useSession();
  return readsRecords(viewer) ? <MoneyOverview /> : <PlatformOverview />;
}
