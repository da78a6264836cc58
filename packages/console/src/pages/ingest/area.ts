import { CloudUploadOutlined } from '@ant-design/icons';
import type { Area } from '../../app/areas.js';
import { isOneOf, readsDetails } from '../../app/posts.js';

export const ingest: Area = {
  key: 'ingest',
  title: ['数据接入', 'Ingest'],
  icon: CloudUploadOutlined,
  pages: [
    {
      path: '/ingest/batches',
      title: ['数据批次', 'Batches'],
      inMenu: true,
      isFor: readsDetails,
      load: () => import('./batch-list.js'),
    },
    {
      path: '/ingest/batches/:id',
      title: ['数据批次', 'Batch'],
      isFor: readsDetails,
      load: () => import('./batch.js'),
    },
    {
      path: '/ingest/quarantine',
      title: ['隔离数据', 'Quarantine'],
      inMenu: true,
      isFor: readsDetails,
      load: () => import('./quarantine-list.js'),
    },
    {
      path: '/ingest/quarantine/:id',
      title: ['隔离数据', 'Quarantined row'],
      isFor: readsDetails,
      load: () => import('./quarantined-row.js'),
    },
    {
      path: '/ingest/upload',
      title: ['报送文件', 'Hand in a file'],
      inMenu: true,
      // Who supervises enters no data; who administers has nothing to do with it (Art. 10).
      isFor: isOneOf('STAFF'),
      load: () => import('./upload.js'),
    },
    {
      path: '/ingest/expected',
      title: ['应到文件', 'Expected files'],
      inMenu: true,
      isFor: readsDetails,
      load: () => import('./expected.js'),
    },
    {
      path: '/ingest/breaks',
      title: ['核对差异', 'Breaks'],
      inMenu: true,
      isFor: readsDetails,
      load: () => import('./break-list.js'),
    },
  ],
};
