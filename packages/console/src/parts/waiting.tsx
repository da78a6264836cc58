import { Skeleton } from 'antd';

/** What stands in a page's place until its data are there. */
export const Waiting = () => (
  <div aria-busy="true" data-waiting>
    <Skeleton active paragraph={{ rows: 6 }} />
  </div>
);
