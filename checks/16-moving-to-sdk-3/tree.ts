/** What the solution records: in the check on the packages that are installed, in `.ci/sdk3` on 3.x. */
export const tree = `
take order  ×2
└─ make latte
   ├─ grind beans
   ├─ pull shot
   │  └─ POST /shots [CLIENT]
   └─ steam milk
`;
