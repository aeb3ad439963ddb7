import type { Random } from './random.ts'

/** Invented people: given and family names combined by chance. Nobody real is meant. */
export type Invented = {
  givenName: string
  familyName: string
  preferredName: string
  sex: 'female' | 'male'
  pronouns: string
  bornOn: Temporal.PlainDate
  phone: string
  email: string
  address: string
}

const female =
  `Amara Beatriz Celeste Delphine Esperanza Fatima Gwendolyn Hana Ingrid Josefina Keisha Leilani Marisol
Nadia Odette Priya Rosalind Siobhan Tamika Ursula Valentina Winona Ximena Yolanda Zainab Adaeze Bronwyn Carmela Dolores
Evangeline Farrah Giselle Henrietta Imani Juniper Lourdes Maribel Noor Paloma Saoirse`.split(/\s+/)
const male =
  `Alonzo Bashir Cornelius Dmitri Emeka Florian Gustavo Hiroshi Ignacio Jerome Kofi Leandro Malik Nikolai
Octavio Percival Quincy Rashid Santiago Thaddeus Ulysses Vikram Wendell Xavier Yusuf Zoltan Anselm Benedict Casimir
Desmond Ezekiel Fergus Gideon Horatio Isidro Jomo Linus Matteo Nnamdi Ruben`.split(/\s+/)
const family =
  `Abernathy Balakrishnan Castellanos Deshmukh Eriksen Fontaine Galindo Hawthorne Ibarra Jankowski Kowalczyk
Lindqvist Montenegro Nakagawa Okonkwo Pemberton Quintero Rasmussen Sandoval Thibodeaux Underhill Villanueva Whitfield
Ximenes Yamamoto Zielinski Achebe Bellweather Calloway Drummond Eastwick Fairbanks Greenleaf Holloway Ironside Juarez
Kettleman Larkspur Merriweather Nightingale Osterman Pellegrino Ravenscroft Stavros Tillinghast Umarov Vasquez
Winterbourne Yellowhair Zamora Begaye Delacroix Featherstone Hightower Kamara Mbeki Nakai Oyelaran Rosario Tsosie`.split(
    /\s+/,
  )
const short: Readonly<Record<string, string>> = {
  Beatriz: 'Bea',
  Cornelius: 'Neil',
  Evangeline: 'Evie',
  Gwendolyn: 'Gwen',
  Henrietta: 'Etta',
  Ignacio: 'Nacho',
  Josefina: 'Josie',
  Leandro: 'Leo',
  Nikolai: 'Niko',
  Rosalind: 'Roz',
  Santiago: 'Santi',
  Thaddeus: 'Tad',
  Valentina: 'Val',
  Zainab: 'Zee',
}
const streets =
  `Alder Bayberry Cooper Dunmore Elm Fulton Garnet Hollis Ivy Juniper Kestrel Linden Mercer Newbury Orchard
Prospect Quarry Ropewalk Spruce Tanner Union Vernon Wharf`.split(/\s+/)

/** People, no two with the same name. @param on the day their ages are counted from */
export function invent(random: Random, on: Temporal.PlainDate): () => Invented {
  const taken = new Set<string>()
  const person = (): Invented => {
    const sex = random.weighted({ female: 45, male: 55 })
    const [givenName, familyName] = [random.pick(sex === 'female' ? female : male), random.pick(family)]
    const name = `${givenName} ${familyName}`
    if (taken.has(name) && taken.size < female.length * family.length) return person()
    taken.add(name)
    const they = random.chance(0.06)
    const own = sex === 'female' ? 'she/her' : 'he/him'
    return {
      givenName,
      familyName,
      preferredName: random.chance(0.7) ? (short[givenName] ?? '') : '',
      sex,
      pronouns: they ? 'they/them' : own,
      bornOn: on.subtract({ years: ageOf(random), days: random.int(0, 364) }),
      // Numbers from 0100 to 0199 belong to nobody.
      phone: `(${random.pick(['207', '603', '802', '413'])}) 555-01${String(random.int(0, 99)).padStart(2, '0')}`,
      email: `${givenName}.${familyName}@example.org`.toLowerCase(),
      address: `${random.int(3, 480)} ${random.pick(streets)} Street${random.chance(0.4) ? `, Apt ${random.int(1, 9)}` : ''}`,
    }
  }
  return person
}

/** Adults, most between 25 and 50. */
const ageOf = (random: Random) => 19 + random.int(0, 16) + random.int(0, 16) + random.int(0, 14)
