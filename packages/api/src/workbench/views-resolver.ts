import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Resolver } from 'type-graphql';
import { entities } from '../entities/index.js';
import { notFound } from '../errors.js';
import { objectType } from '../graphql/object-types.js';
import { askedBy } from '../graphql/resolvers.js';
import { recordOf } from '../rule-desk/shown.js';
import type { ApiContext } from '../server/operation.js';

const SavedViewType = objectType(entities, entities.get('SavedView')!);

/** What users keep for themselves; the functions of the database see to whose it is and what fits. */
@Resolver()
export class ViewsResolver {
  @Mutation(() => SavedViewType, {
    description:
      'Keeps a filter of a page under a name, at most 100 a user; one that is there already is changed by its id 保存常用筛选.',
  })
  async saveView(
    @Arg('page', () => String, { description: 'The page, such as "warnings" 页面.' }) page: string,
    @Arg('name', () => String, { description: '1 to 40 characters, free on the page 名称.' }) name: string,
    @Arg('address', () => String, {
      description: "What stands behind the question mark of the page's address, at most 2,000 characters 筛选地址.",
    })
    address: string,
    @Arg('position', () => Int, { defaultValue: 0, description: 'In which order it is shown, 0 to 10,000 顺序.' })
    position: number,
    @Arg('isDefault', () => Boolean, {
      defaultValue: false,
      description: 'Whether the page opens with it, instead of with another 是否默认.',
    })
    isDefault: boolean,
    @Arg('id', () => ID, { nullable: true, description: 'Id of the view that is changed 常用筛选.' })
    id: string | null,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const changed = typeof id === 'string' ? keyOf(id) : null;
    const key = await operation.change(async (client) => {
      const { rows } = await client.query<{ id: string }>('select save_view($1, $2, $3, $4, $5, $6) as id', [
        changed,
        page,
        name,
        address,
        position,
        isDefault,
      ]);
      return rows[0]!.id;
    });
    return operation.recordNow('SavedView', key, info.fieldNodes, askedBy(info));
  }

  @Mutation(() => Boolean, { description: 'Forgets a saved view 删除常用筛选.' })
  async deleteView(
    @Arg('id', () => ID, { description: 'Id of the view 常用筛选.' }) id: string,
    @Ctx() { operation }: ApiContext,
  ): Promise<boolean> {
    const key = keyOf(id);
    await operation.change((client) => client.query('select delete_view($1)', [key]));
    return true;
  }
}

/** @throws NOT_FOUND for an id of something else */
function keyOf(id: string): string {
  const view = recordOf(id, 'SavedView');
  if (!view) throw notFound('常用筛选', 'view');
  return view.key;
}
