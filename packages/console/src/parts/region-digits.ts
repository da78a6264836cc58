/** The digits of a region's code that all codes below it on the administrative tree begin with: `"411400000000"` → `"4114"`, `"411000000000"` → `"4110"`. */
export const regionDigits = (code: string): string =>
  code.replace(/^(\d{2})(\d{2})(\d{2})(\d{3})(\d{3})$/, (_whole, ...parts: string[]) => {
    const own = parts.slice(0, 5);
    while (own.length > 1 && /^0+$/.test(own.at(-1)!)) own.pop();
    return own.join('');
  });
