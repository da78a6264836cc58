import { savedView } from '@qingqu/schema';
import { asc, type Entity, entity, field } from '../model/entity.js';

export const viewEntities: Entity[] = [
  entity('SavedView', savedView, {
    plural: 'savedViews',
    about: "Filters that the viewer keeps under a name 常用筛选: one's own, nobody else's.",
    members: {
      page: field(savedView.page, 'The page that it is for, such as "warnings" 页面.'),
      name: field(savedView.name, 'Name, one of its kind on the page 名称.'),
      address: field(savedView.address, "What stands behind the question mark of the page's address 筛选地址."),
      position: field(savedView.position, 'In which order views are shown 顺序.'),
      isDefault: field(savedView.isDefault, 'Whether the page opens with it; at most one of a page 是否默认.'),
      createdAt: field(savedView.createdAt, 'When it was saved first 创建时间.'),
      changedAt: field(savedView.changedAt, 'When it was saved last 修改时间.'),
    },
    order: [asc('page'), asc('position'), asc('name')],
  }),
];
