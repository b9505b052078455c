/* records-watch.c - tells that records changed, whoever changed them, or what they are judged by */
#include "config.h"

#include "widgets/shared/records-watch.h"

/* After a change so many milliseconds pass until it is told; what changes meanwhile is told with it. */
#define DELAY 150

struct _WayRecordsWatch
{
  GObject parent_instance;

  /* owned */
  WayRecords *records;

  /* state */
  gulong handler;
  gulong limits_handler;
  guint  delay_id;
};

/* What is known of a watch in other threads. */
typedef struct
{
  GWeakRef   watch;
  WayKindSet kinds;
} Reference;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayRecordsWatch, way_records_watch, G_TYPE_OBJECT)

static gboolean
delay_cb (gpointer data)
{
  WayRecordsWatch *self = data;

  self->delay_id = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* In the main thread. */
static gboolean
told_cb (gpointer data)
{
  WayRecordsWatch *self = data;

  if (self->records != NULL && self->delay_id == 0)
    self->delay_id = g_timeout_add (DELAY, delay_cb, self);

  return G_SOURCE_REMOVE;
}

/* Limits are set in the main thread. */
static void
limits_cb (WayRecordsWatch *self)
{
  told_cb (self);
}

/* In any thread: the watch may be on its way out in the main one. */
static void
changed_cb (WayRecords *records,
            int         kind,
            const char *id,
            gpointer    data)
{
  Reference       *reference = data;
  WayRecordsWatch *self = reference->kinds & WAY_KIND_MASK (kind) ? g_weak_ref_get (&reference->watch) : NULL;

  if (self == NULL)
    return;
  /* The last reference is let go of in the main thread, too. */
  g_idle_add_full (G_PRIORITY_DEFAULT, told_cb, self, g_object_unref);
}

static void
free_reference (gpointer  data,
                GClosure *closure)
{
  Reference *reference = data;

  g_weak_ref_clear (&reference->watch);
  g_free (reference);
}

static void
way_records_watch_dispose (GObject *object)
{
  WayRecordsWatch *self = WAY_RECORDS_WATCH (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  if (self->records != NULL)
    {
      g_clear_signal_handler (&self->handler, self->records);
      g_clear_signal_handler (&self->limits_handler, self->records);
    }
  g_clear_object (&self->records);

  G_OBJECT_CLASS (way_records_watch_parent_class)->dispose (object);
}

static void
way_records_watch_class_init (WayRecordsWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_records_watch_dispose;

  /**
   * WayRecordsWatch::changed:
   *
   * Records of the kinds, or what they are judged by, are different now. Emitted in the main thread.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_records_watch_init (WayRecordsWatch *self)
{
}

/**
 * way_records_watch_new:
 * @records: the records
 * @kinds: the kinds that are of interest
 *
 * To be used in the main thread.
 *
 * Returns: (transfer full): tells when records of the kinds changed
 */
WayRecordsWatch *
way_records_watch_new (WayRecords *records,
                       WayKindSet  kinds)
{
  WayRecordsWatch *self = g_object_new (WAY_TYPE_RECORDS_WATCH, NULL);
  Reference       *reference = g_new0 (Reference, 1);

  self->records = g_object_ref (records);
  reference->kinds = kinds;
  g_weak_ref_init (&reference->watch, self);
  self->handler = g_signal_connect_data (records, "changed", G_CALLBACK (changed_cb), reference, free_reference, 0);
  self->limits_handler = g_signal_connect_swapped (records, "limits-changed", G_CALLBACK (limits_cb), self);

  return self;
}
