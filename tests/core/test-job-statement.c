/* test-job-statement.c - a gentle look at the statement of a job */
#include "config.h"

#include "journeys/capture/job-statement.h"
#include "tests/support/test-main.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *language;
  const char *found; /* "two-jobs:and solution:portal", with what the place covers */
} Case;

static const char *const names[] = {
  [WAY_JOB_FINDING_NO_VERB] = "no-verb",
  [WAY_JOB_FINDING_NO_OBJECT] = "no-object",
  [WAY_JOB_FINDING_NO_CONTEXT] = "no-context",
  [WAY_JOB_FINDING_SOLUTION] = "solution",
  [WAY_JOB_FINDING_TWO_JOBS] = "two-jobs",
  [WAY_JOB_FINDING_LONG] = "long",
  [WAY_JOB_FINDING_FEELING] = "feeling",
};

static const Case cases[] = {
  { "Pay carriers without chasing approvals", "en", "" },
  { "Get every system ready before the first load", "en", "" },
  { "To pay carriers on time", "en", "" },
  { "Track a load at night", "de", "" }, /* its small words tell the language */
  { "Approve an order without leaving my inbox", "en", "" },
  { "Not lose money when exchange rates move", "en", "" },
  { "Quickly find the right contact at a carrier", "en", "" },
  { "Secure budget for next year", "en", "" },
  { "Sign and return the contract before Friday", "en", "" },
  { "Search for a supplier and compare prices", "en", "two-jobs:and" },
  { "Close the books faster than last year", "en", "" },
  { "Set up access for the team before the first login", "en", "" },
  { "Payments on time for carriers", "en", "no-verb:Payments" },
  { "The invoice is approved on time", "en", "no-verb:The" },
  { "Paying carriers on time", "en", "no-verb:Paying" },
  { "Pay", "en", "no-object:" },
  { "Pay on time", "en", "no-object:" },
  { "Pay carriers", "en", "no-context:" },
  { "Approve invoices in the portal when travelling", "en", "solution:portal" },
  { "Get an e-mail when a load is late", "en", "solution:e-mail" },
  { "Pay carriers and track loads at night", "en", "two-jobs:and" },
  { "Search terms and conditions before signing", "en", "" },
  { "Pay carriers on time; find new ones", "en", "two-jobs:;" },
  /* What is chosen is the object of the job; what is used is not. */
  { "Choose software before the budget round", "en", "" },
  { "Compare new apps before the contract ends", "en", "" },
  { "Choose a supplier in the new portal when travelling", "en", "solution:portal" },
  { "Software vor der Budgetrunde auswählen", "de", "" },
  { "Vor dem Jahresende eine neue Software auswählen", "de", "" },
  { "Lieferanten im neuen Portal auswählen", "de", "solution:Portal" },
  { "Rechnungen mit einer Software freigeben", "de", "solution:Software" },
  { "Choisir un logiciel avant la fin du contrat", "fr", "" },
  { "Elegir una aplicación antes de firmar", "es", "" },
  { "Feel in control when the auditor comes", "en", "feeling:Feel feeling:in control" },
  { "Pay carriers of all sizes in every country we ship to without chasing the approvals of five different departments by phone", "en",
    "long:five different departments by phone" },
  { "Frachten bezahlen, ohne Freigaben nachzulaufen", "de", "" },
  { "Neue Kunden vor der ersten Ladung einrichten", "en", "" },
  { "Rechnungen prüfen und Zahlungen freigeben, bevor der Monat endet", "de", "two-jobs:und" },
  { "Rechnungen und Gutschriften vor Monatsende freigeben", "de", "" },
  { "Schnelle Freigabe der Rechnungen im Kundenportal", "de", "no-verb:Kundenportal solution:Kundenportal" },
  { "Rechnungen freigeben", "de", "no-context:" },
  { "Beim Monatsabschluss Rechnungen abgleichen", "de", "" },
  { "Vor Vertragsende Angebote einholen und vergleichen", "de", "" },
  { "Rechtzeitig liefern", "de", "no-object:" },
  { "Sich bei der Prüfung sicher fühlen", "de", "feeling:sicher feeling:fühlen" },
  { "Payer les transporteurs sans relancer les validations", "fr", "" },
  { "S'assurer que chaque facture porte un numéro de commande", "fr", "" },
  { "Ne pas perdre d'argent quand les taux de change bougent", "fr", "" },
  { "No perder dinero cuando cambia el tipo de cambio", "es", "" },
  { "Le paiement des transporteurs à temps", "fr", "no-verb:Le" },
  { "Pagar a los transportistas sin perseguir aprobaciones", "es", "" },
  { "支払いを期日までに済ませる", "ja", "" },
  { "", "en", "" },
  { " … ", NULL, "" },
};

static gboolean
has (const char    *list,
     const Case    *one,
     WayJobFinding *finding)
{
  g_autofree char *place = g_strndup (one->text + finding->start, finding->end - finding->start);
  g_autofree char *name = g_strdup_printf ("%s:%s", names[finding->type], place);

  return strstr (list, name) != NULL;
}

static void
test_cases (void)
{
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = way_job_statement_check (cases[i].text, cases[i].language);
      g_autoptr (GString) all = g_string_new (NULL);
      const char *p;
      guint       n = 0;

      for (j = 0; j < findings->len; j++)
        {
          WayJobFinding *finding = g_ptr_array_index (findings, j);

          g_assert_cmpuint (finding->start, <=, finding->end);
          g_assert_cmpuint (finding->end, <=, strlen (cases[i].text));
          g_assert_cmpint (strlen (finding->text), >, 0);
          g_assert_cmpint (strlen (finding->suggestion), >, 0);
          g_string_append_printf (all, "%s:%.*s ", names[finding->type], (int)(finding->end - finding->start),
                                  cases[i].text + finding->start);
        }
      for (p = cases[i].found; *p != '\0'; p++)
        n += *p == ':';
      for (j = 0; j < findings->len; j++)
        if (!has (cases[i].found, &cases[i], g_ptr_array_index (findings, j)))
          g_test_fail_printf ("“%s”: found %s, expected %s", cases[i].text, all->str, cases[i].found);
      if (n != findings->len)
        g_test_fail_printf ("“%s”: found %s, expected %s", cases[i].text, all->str, cases[i].found);
    }
}

/* Nothing that can be typed is too much for it. */
static void
test_anything (void)
{
  static const char letters[] = "aZ -;,.'ß\n";
  guint             i, j;

  for (i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) findings = NULL;

      for (j = g_test_rand_int_range (0, 40); j > 0; j--)
        {
          char letter = letters[g_test_rand_int_range (0, sizeof letters - 1)];

          if ((guchar)letter < 0x80)
            g_string_append_c (text, letter);
          else
            g_string_append (text, "é-");
        }
      findings = way_job_statement_check (text->str, i % 2 == 0 ? "en" : "de");
      g_assert_nonnull (findings);
    }
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/core/job-statement/cases", test_cases);
  g_test_add_func ("/core/job-statement/anything", test_anything);

  return way_test_run ();
}
