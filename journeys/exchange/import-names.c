/* import-names.c - what columns of tables are called, and which field they mean
 *
 * The names are those that spreadsheets, customer databases and address books
 * write, in several languages: folded, without blanks and signs. They are not
 * translated, because a table comes from anywhere.
 */
#include "config.h"

#include "journeys/exchange/import-names.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"

typedef struct
{
  const char *field;
  const char *names; /* separated by spaces, the surest first */
} Words;

static const Words account_words[] = {
  { "name", "accountname companyname company account organization organisation organizationname organisationname customername "
            "customer client clientname business businessname legalname firma firmenname firmenbezeichnung unternehmen "
            "unternehmensname kunde kundenname organisationsname entreprise societe raisonsociale nomsociete empresa razonsocial "
            "azienda ragionesociale bedrijf bedrijfsnaam foretag foretagsnamn virksomhed 会社名 公司 公司名称 potentialcustomer "
            "resellername displayname nombre nom naam namn" },
  { "industry", "industry sector industrysector vertical businesstype branche industrie wirtschaftszweig secteur "
                "secteuractivite sectoractividad settore bransch 行业" },
  { "region", "region country billingcountry countryregion officelocation location territory market geography land pays pais paese "
              "gebiet vertriebsgebiet landskap 地区 国家 billingstate city ort stadt ville ciudad citta plaats" },
  { "tier", "tier accounttier abmtier customertier stufe" },
  { "employees", "employees numberofemployees noofemployees numemployees employeecount headcount companysize size staff mitarbeiter "
                 "mitarbeiterzahl anzahlmitarbeiter anzahldermitarbeiter mitarbeitende effectif employes empleados dipendenti "
                 "medewerkers anstallda" },
  { "revenue", "revenue annualrevenue annualsales sales turnover yearlyrevenue umsatz jahresumsatz chiffredaffaires "
               "ca ingresos facturacion fatturato omzet omsattning" },
  { "founded", "founded yearfounded foundedyear foundingyear yearestablished established yearopened grundung gegrundet "
               "grundungsjahr anneedecreation" },
  { "branches", "branches offices numberofoffices locations sites niederlassungen standorte filialen" },
  { "technologies", "technologies technologiesused technology techstack webtechnologies technologien eingesetztetechnologien" },
  { "website", "website websiteurl web url homepage domain companydomain companydomainname webseite internetseite internet siteweb "
               "site sitioweb sitoweb webpage webpage1" },
  { "relation", "relation relationship relationshiptype accounttype customertype lifecyclestage kundentyp beziehung accountstatus "
                "customerstage accountstage leadstage salesstage stage customerstatus leadstatus kundenstatus status type" },
  { "since", "since customersince clientsince kundeseit" },
  { "owner", "owner accountowner companyowner accountmanager leadowner salesperson salesrep ownername betreuer kundenbetreuer "
             "ansprechpartnerintern zustandig inhaber" },
  { "value", "value accountvalue annualcontractvalue contractvalue acv arr estrevenue dealvalue wert vertragswert auftragswert" },
  { "renewal", "renewal renewaldate contractenddate contractend vertragsende verlangerung" },
  { "likeness", "likeness likenessofneeds" },
  { "fit", "fit fitscore" },
  { "intent", "intent intentscore" },
  { "engagement", "engagement engagementscore" },
  { "relationship", "relationshipscore" },
  { "competitors", "competitors competitor wettbewerber" },
  { "note", "note notes description comment comments remark remarks about beschreibung bemerkung bemerkungen notiz notizen kommentar "
            "commentaire descripcion notas descrizione 备注" },
};

static const Words contact_words[] = {
  { "name", "fullname contactname displayname name contact person ansprechpartner kontakt kontaktname kontaktperson vollername "
            "nomcomplet nombrecompleto 姓名 名前 氏名" },
  { "first name", "firstname first givenname forename vorname prenom voornaam fornamn nome" },
  { "last name", "lastname last surname familyname nachname familienname zuname nomdefamille apellido apellidos cognome achternaam efternamn" },
  { "account", "account accountname company companyname organization organisation organizationname organization1name associatedcompany employer firma "
               "firmenname unternehmen kunde entreprise societe empresa azienda bedrijf 会社名 公司" },
  { "persona", "persona buyerpersona" },
  { "role", "role buyingrole rolle buyinggrouprole" },
  { "position", "position jobtitle title contacttitle organization1title organizationtitle function funktion berufsbezeichnung stellenbezeichnung poste cargo 职位" },
  { "department", "department abteilung service departement departamento" },
  { "email", "email emailaddress primaryemail email1 emailaddress1 email1value mail mailaddress workemail businessemail contactemail "
             "emailadresse epost correo correoelectronico courriel adresseemail 电子邮件 メール" },
  { "phone", "phone phonenumber workphone businessphone phone1 phone1value telephone telephonenumber tel mobile mobilephone mobilenumber "
             "telefon telefonnummer telefongeschaftlich rufnummer handy mobil telefono 电话" },
  { "adoption", "adoption adopter" },
  { "priorities", "priorities prioritaten" },
  { "note", "note notes description comment comments remark remarks bemerkung bemerkungen notiz notizen kommentar 备注" },
};

static const Words persona_words[] = {
  { "name", "name personaname persona title" },
  { "role", "role buyingrole rolle" },
  { "position", "position jobtitle occupation beruf" },
  { "quote", "quote motto zitat citation" },
  { "goals", "goals goal objectives ziele objectifs" },
  { "frustrations", "frustrations frustration pains painpoints challenges" },
  { "priorities", "priorities prioritaten" },
  { "sources", "sources informationsources trustedsources quellen" },
  { "channels", "channels preferredchannels kanale" },
  { "note", "note notes description bio notiz beschreibung" },
};

static const Words job_words[] = {
  { "statement", "statement job jobstatement jobtobedone jtbd name title aufgabe" },
  { "kind", "kind type jobtype art" },
  { "why", "why whyitmatters reason warum" },
  { "if-not-done", "ifnotdone consequence consequences" },
  { "today", "today howitisdonetoday currentsolution heute" },
  { "hindrance", "hindrance obstacles whathinders hindernis" },
  { "personas", "personas persona" },
  { "note", "note notes description notiz" },
};

static const char *const currencies[] = { "eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "pln", "czk", "jpy", "cny", "inr",
                                          "brl", "cad", "aud", "nzd", "mxn", "zar", "try", "huf", "ron", "krw", "sgd", "hkd" };

static const Words *
get_words (WayKind kind,
           guint  *n)
{
  static const struct
  {
    WayKind      kind;
    const Words *words;
    guint        n;
  } tables[] = {
    { WAY_KIND_ACCOUNT, account_words, G_N_ELEMENTS (account_words) },
    { WAY_KIND_CONTACT, contact_words, G_N_ELEMENTS (contact_words) },
    { WAY_KIND_PERSONA, persona_words, G_N_ELEMENTS (persona_words) },
    { WAY_KIND_JOB, job_words, G_N_ELEMENTS (job_words) },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i].kind == kind)
      {
        *n = tables[i].n;
        return tables[i].words;
      }
  *n = 0;

  return NULL;
}

/* Columns that say in which currency the amounts beside them are. */
static const char currency_words[] =
  "currency currencycode currencyisocode currencyiso isocurrency isocurrencycode valuecurrency revenuecurrency dealcurrency amountcurrency "
  "transactioncurrency wahrung waehrung wahrungscode waehrungscode devise codedevise moneda divisa valuta moeda waluta valutakod 通貨 货币 币种";

/* Where a word is among others; below 0: nowhere. */
static int
find_among (const char *words,
            const char *word)
{
  gsize       length = strlen (word);
  const char *p;

  for (p = strstr (words, word); p != NULL && length > 0; p = strstr (p + 1, word))
    if ((p == words || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      return p - words;

  return -1;
}

/* The place of a field by its name, as it is written here. */
static int
find_place (WayKind     kind,
            const char *field)
{
  if (strcmp (field, "first name") == 0)
    return WAY_IMPORT_FIRST_NAME;
  if (strcmp (field, "last name") == 0)
    return WAY_IMPORT_LAST_NAME;

  return way_kind_find_field (kind, field);
}

/**
 * way_import_has_amounts:
 * @kind: a kind of record
 *
 * Returns: whether it has amounts of money
 */
gboolean
way_import_has_amounts (WayKind kind)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == WAY_FIELD_MONEY)
      return TRUE;

  return FALSE;
}

static int
find_word (WayKind     kind,
           const char *word,
           int        *rank)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  const Words       *words;
  guint              n, i;
  int                j;

  *rank = 0;
  if (*word == '\0')
    return WAY_IMPORT_NOTHING;
  /* Our own names first: what was exported comes back to where it was. */
  for (j = 0; j < info->n_fields; j++)
    {
      g_autofree char *name = way_fold_name (info->fields[j].name);
      g_autofree char *label = way_fold_name (info->fields[j].label);
      g_autofree char *local = way_fold_name (_ (info->fields[j].label));

      if (strcmp (word, name) == 0 || strcmp (word, label) == 0 || strcmp (word, local) == 0)
        return j;
    }
  words = get_words (kind, &n);
  for (i = 0; i < n; i++)
    {
      int at = find_among (words[i].names, word);

      if (at >= 0)
        {
          *rank = at + 1;
          return find_place (kind, words[i].field);
        }
    }
  if (strcmp (word, "id") == 0)
    return WAY_IMPORT_ID;
  if (way_import_has_amounts (kind) && find_among (currency_words, word) >= 0)
    return WAY_IMPORT_CURRENCY;

  return WAY_IMPORT_NOTHING;
}

/* "revenue ($ millions)": what is in brackets says of what the numbers are. */
static char *
take_brackets (const char     *name,
               WayImportGuess *guess)
{
  const char      *open = strpbrk (name, "([");
  g_autofree char *inside = open != NULL ? g_utf8_casefold (open, -1) : NULL;
  char            *rest = open != NULL && open > name ? g_strndup (name, open - name) : g_strdup (name);
  guint            i;

  if (inside == NULL || open == name)
    return rest;
  if (strchr (inside, '$') != NULL)
    g_strlcpy (guess->currency, "USD", sizeof guess->currency);
  else if (strstr (inside, "€") != NULL)
    g_strlcpy (guess->currency, "EUR", sizeof guess->currency);
  else if (strstr (inside, "£") != NULL)
    g_strlcpy (guess->currency, "GBP", sizeof guess->currency);
  for (i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (strstr (inside, currencies[i]) != NULL)
      {
        g_autofree char *capitals = g_ascii_strup (currencies[i], -1);
        g_strlcpy (guess->currency, capitals, sizeof guess->currency);
      }
  if (strstr (inside, "billion") != NULL || strstr (inside, "mrd") != NULL)
    guess->scale = 1e9;
  else if (strstr (inside, "million") != NULL || strstr (inside, "mio") != NULL)
    guess->scale = 1e6;
  else if (strstr (inside, "thousand") != NULL || strstr (inside, "tsd") != NULL)
    guess->scale = 1e3;

  return rest;
}

/* "revenue_eur" */
static void
take_currency (char           *word,
               WayImportGuess *guess)
{
  gsize length = strlen (word);
  guint i;

  for (i = 0; length > 3 && i < G_N_ELEMENTS (currencies); i++)
    if (strcmp (word + length - 3, currencies[i]) == 0)
      {
        g_autofree char *capitals = g_ascii_strup (currencies[i], -1);

        g_strlcpy (guess->currency, capitals, sizeof guess->currency);
        word[length - 3] = '\0';
        return;
      }
}

/**
 * way_import_guess:
 * @kind: a kind of record
 * @name: what a column is called
 *
 * Returns: what it may mean
 */
WayImportGuess
way_import_guess (WayKind     kind,
                  const char *name)
{
  WayImportGuess   guess = { .target = WAY_IMPORT_NOTHING, .scale = 1 };
  WayImportGuess   plain = guess;
  g_autofree char *whole = way_fold_name (name);
  g_autofree char *bare = NULL;
  g_autofree char *word = NULL;

  plain.target = find_word (kind, whole, &plain.rank);
  if (plain.target != WAY_IMPORT_NOTHING)
    return plain;

  bare = take_brackets (name, &guess);
  word = way_fold_name (bare);
  guess.target = find_word (kind, word, &guess.rank);
  if (guess.target == WAY_IMPORT_NOTHING)
    {
      take_currency (word, &guess);
      guess.target = find_word (kind, word, &guess.rank);
    }

  return guess.target != WAY_IMPORT_NOTHING ? guess : plain;
}

/* What other programs call the choices of a field: folded, the choice first. */
typedef struct
{
  const char *field;
  const char *words;
} ChoiceWords;

static const ChoiceWords choice_words[] = {
  { "relation", "prospect lead leads opportunity subscriber suspect mql sql marketingqualifiedlead salesqualifiedlead qualified "
                "interessent potentialcustomer prospectivecustomer" },
  { "relation", "customer customers client clients kunde bestandskunde existingcustomer currentcustomer activecustomer customerdirect "
                "customerchannel evangelist" },
  { "relation", "partner partners reseller channelpartner channelpartnerreseller installationpartner technologypartner" },
  { "relation", "former formercustomer excustomer pastcustomer lostcustomer churned churnedcustomer lost exkunde ehemaligerkunde altkunde" },
  { "role", "champion internalchampion sponsor executivesponsor advocate coach supporter befurworter fursprecher" },
  { "role", "decider decisionmaker keydecisionmaker finaldecisionmaker approver entscheider entscheidungstrager decideur decisor" },
  { "role", "influencer influence technicalinfluencer evaluator recommender technicalevaluator technicalbuyer beeinflusser influenceur "
            "prescripteur influenciador" },
  { "role", "user enduser poweruser anwender nutzer endanwender utilisateur usuario utente gebruiker" },
  { "role", "blocker detractor gatekeeper opponent blockierer bremser" },
  { "role", "buyer economicbuyer economicdecisionmaker budgetholder budgetowner purchaser purchasing procurement einkaufer einkauf "
            "budgetverantwortlicher acheteur comprador" },
  { "tier", "strategic tier1 tiera onetoone 1to1 strategisch keyaccount" },
  { "tier", "lite tier2 tierb onetofew 1tofew" },
  { "tier", "programmatic tier3 tierc onetomany 1tomany programmatisch" },
  { "adoption", "adopter adopted" },
  { "adoption", "non-adopter notadopted" },
  { "kind", "functional functionaljob funktional" },
  { "kind", "emotional emotionaljob" },
  { "kind", "social socialjob sozial" },
};

/**
 * way_import_find_choice:
 * @field: a field with choices
 * @cell: how one of them may be written
 *
 * Returns: (transfer none) (nullable): the choice that is meant, by its name, its label here or in English, or what
 *   other programs call it
 */
const WayChoice *
way_import_find_choice (const WayField *field,
                        const char     *cell)
{
  g_autofree char *word = way_fold_name (cell);
  const WayChoice *choice;
  guint            i;

  for (choice = field->choices; choice->name != NULL; choice++)
    {
      g_autofree char *name = way_fold_name (choice->name);
      g_autofree char *label = way_fold_name (choice->label);
      g_autofree char *local = way_fold_name (_ (choice->label));

      if (strcmp (word, name) == 0 || strcmp (word, label) == 0 || strcmp (word, local) == 0)
        return choice;
    }
  for (i = 0; i < G_N_ELEMENTS (choice_words); i++)
    if (strcmp (choice_words[i].field, field->name) == 0 && find_among (choice_words[i].words, word) >= 0)
      for (choice = field->choices; choice->name != NULL; choice++)
        if (strcspn (choice_words[i].words, " ") == strlen (choice->name) && g_str_has_prefix (choice_words[i].words, choice->name))
          return choice;

  return NULL;
}

/**
 * way_import_is_known_name:
 * @name: a text
 *
 * Returns: whether a column of some kind of record may be called that
 */
gboolean
way_import_is_known_name (const char *name)
{
  static const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_CONTACT, WAY_KIND_PERSONA, WAY_KIND_JOB };
  guint                i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (way_import_guess (kinds[i], name).target != WAY_IMPORT_NOTHING)
      return TRUE;

  return FALSE;
}

/**
 * way_import_find_target:
 * @kind: a kind of record
 * @word: the name of a field, "id", "first-name", "last-name", "currency" or "-"
 *
 * Returns: the target of a column; %WAY_IMPORT_UNKNOWN when there is none
 */
int
way_import_find_target (WayKind     kind,
                        const char *word)
{
  int field = way_kind_find_field (kind, word);

  if (field >= 0)
    return field;
  if (strcmp (word, "id") == 0)
    return WAY_IMPORT_ID;
  if (kind == WAY_KIND_CONTACT && strcmp (word, "first-name") == 0)
    return WAY_IMPORT_FIRST_NAME;
  if (kind == WAY_KIND_CONTACT && strcmp (word, "last-name") == 0)
    return WAY_IMPORT_LAST_NAME;
  if (strcmp (word, "currency") == 0 && way_import_has_amounts (kind))
    return WAY_IMPORT_CURRENCY;

  return *word == '\0' || strcmp (word, "-") == 0 ? WAY_IMPORT_NOTHING : WAY_IMPORT_UNKNOWN;
}

/**
 * way_import_get_target_name:
 * @kind: a kind of record
 * @target: what a column means
 *
 * Returns: (transfer none): the word for it
 */
const char *
way_import_get_target_name (WayKind kind,
                            int     target)
{
  switch (target)
    {
    case WAY_IMPORT_NOTHING:
      return "-";
    case WAY_IMPORT_ID:
      return "id";
    case WAY_IMPORT_FIRST_NAME:
      return "first-name";
    case WAY_IMPORT_LAST_NAME:
      return "last-name";
    case WAY_IMPORT_CURRENCY:
      return "currency";
    default:
      return way_kind_get_info (kind)->fields[target].name;
    }
}
