import { feeds } from '@qingqu/ingest';
import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../server/operation.js';

@ObjectType('FeedColumn', { description: "A column of a feed's files 数据列.", simpleResolvers: true })
export class FeedColumnType {
  @Field(() => String, { description: 'The header that it has in the file 列名.' })
  header!: string;

  @Field(() => Boolean, { description: 'Whether each row must fill it 是否必填.' })
  required!: boolean;

  @Field(() => String, { description: 'A valid cell 示例.' })
  example!: string;

  @Field(() => String, { description: 'What a valid cell looks like, in Chinese 填写要求.' })
  expectedZh!: string;

  @Field(() => String, { description: 'What a valid cell looks like, in English 填写要求.' })
  expectedEn!: string;
}

@ObjectType('Feed', { description: 'A kind of record that files bring 数据类.', simpleResolvers: true })
export class FeedType {
  @Field(() => String, { description: 'Its name, as uploads give it 数据类标识.' })
  name!: string;

  @Field(() => String, { description: 'Its title in Chinese 名称.' })
  titleZh!: string;

  @Field(() => String, { description: 'Its title in English 名称.' })
  titleEn!: string;

  @Field(() => [FeedColumnType], { description: 'The columns of its files, in their order 数据列.' })
  columns!: FeedColumnType[];
}

/** What files may bring, for whoever hands one in. */
@Resolver()
export class FeedsResolver {
  @Query(() => [FeedType], {
    complexity: 20,
    description: 'What kinds of records files may bring, and the columns of such files 数据类.',
  })
  async feeds(@Ctx() { operation }: ApiContext): Promise<FeedType[]> {
    await operation.viewer();
    return [...feeds.values()].map(({ name, title, columns }) => ({
      name,
      titleZh: title.zh,
      titleEn: title.en,
      columns: columns.map(({ header, required, example, expected }) => ({
        header,
        required,
        example,
        expectedZh: expected.zh,
        expectedEn: expected.en,
      })),
    }));
  }
}
