namespace FitbitSdk.GoogleHealth.Tests;
