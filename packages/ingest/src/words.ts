/** A text for people, in both languages of the platform. */
export interface Words {
  zh: string;
  en: string;
}
